const MEGABYTE = 1e6;

/** @param {number} bytes In megabytes of a million bytes, as `12.4`. */
export const megabytes = (bytes) => (bytes / MEGABYTE).toFixed(1);

/**
 * Says how many bytes have come: on a terminal as one line that changes, elsewhere as a line for each tenth.
 * @param {string} what
 * @param {{ write(text: string): unknown, isTTY?: boolean }} [out]
 */
export function byteProgress(what, out = process.stdout) {
  let shown = '';
  let tenth = -1;
  return {
    /** @param {number} loaded @param {number | null} total */
    update(loaded, total) {
      const amount = total === null ? megabytes(loaded) : `${megabytes(loaded)} of ${megabytes(total)}`;
      const line = `${what}: ${amount} MB`;
      if (line === shown) return;
      if (out.isTTY) out.write(`\r${line}\u001B[K`);
      else if (total !== null && Math.floor((loaded / total) * 10) > tenth) {
        tenth = Math.floor((loaded / total) * 10);
        out.write(`${line}\n`);
      }
      shown = line;
    },
    done() {
      if (out.isTTY && shown !== '') out.write('\n');
    },
  };
}
