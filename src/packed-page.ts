import { unpack, type PackedFiles } from './engine/packed-files.ts';

/**
 * What `npm run build:single` put inside the page: one element for each file, its text in base64. The elements go
 * once they are read: from then on the browser holds the text as a blob, out of the page's memory.
 * @returns null in a hosted page, whose files are beside it
 */
export function findPackedFiles(): PackedFiles | null {
  const elements = [...document.querySelectorAll<HTMLScriptElement>('script[data-file]')];
  if (elements.length === 0) return null;
  return new Map(
    elements.map((element) => {
      const address = new URL(element.dataset['file']!, document.baseURI).href;
      const file = new Blob([element.text.trim()]);
      element.remove();
      return [address, file];
    }),
  );
}

/** Addresses in memory for the scripts among the files: a worker of a page on a disk starts from nowhere else. */
export async function packedScripts(files: PackedFiles): Promise<ReadonlyMap<string, string>> {
  const scripts = [...files].filter(([address]) => address.endsWith('.js'));
  return new Map(
    await Promise.all(
      scripts.map(async ([address, file]) => {
        const bytes = await new Response(unpack(file)).arrayBuffer();
        return [address, URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' }))] as const;
      }),
    ),
  );
}
