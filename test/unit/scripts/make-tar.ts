/** One entry of a test archive. */
export interface TarFile {
  readonly name: string;
  readonly data: Uint8Array | string;
  /** `0` a file, `2` a link, `5` a folder, `x` a pax header, `L` a GNU long name. */
  readonly type?: string;
  /** A size that the header claims instead of the true one. */
  readonly claim?: number;
}

const BLOCK = 512;

/** A tar archive in memory, with right sums. */
export function makeTar(files: readonly TarFile[]): Buffer {
  const parts = files.flatMap((file) => {
    const data = Buffer.from(file.data);
    const rest = Buffer.alloc((BLOCK - (data.length % BLOCK)) % BLOCK);
    return [header(file, data.length), data, rest];
  });
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}

/** The body of a pax header with one record. */
export function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length++;
  return `${String(length)}${rest}`;
}

function header(file: TarFile, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  block.write(file.name, 0, 100, 'utf8');
  block.write('0000644\0', 100);
  block.write(`${(file.claim ?? size).toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0', 136);
  block.write('        ', 148);
  block.write(file.type ?? '0', 156);
  block.write('ustar\x0000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
