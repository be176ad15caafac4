import { unpack, type PackedFiles } from './packed-files.ts';

let packed: PackedFiles | null = null;

/** From now on files are read out of those that came inside the page, and nowhere else. */
export function readPacked(files: PackedFiles): void {
  packed = files;
}

/**
 * The file at an address of the page's own: fetched, or out of the page where everything came inside it.
 * @throws TypeError when the network is gone
 */
export async function readFile(address: string): Promise<Response> {
  if (!packed) return fetch(address);
  const file = packed.get(address);
  return file ? new Response(unpack(file)) : new Response(null, { status: 404 });
}

export function isPacked(): boolean {
  return packed !== null;
}

/** An address in memory of a packed file, for a library that fetches by itself. */
export async function addressOf(address: string, type: string): Promise<string> {
  const bytes = await (await readFile(address)).arrayBuffer();
  return URL.createObjectURL(new Blob([bytes], { type }));
}
