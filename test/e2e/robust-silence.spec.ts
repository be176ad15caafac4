import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { expect, isOnDisk, people, test } from './app-page.ts';

// Nothing leaves the machine: not an address in what is built, not a packet while it is used.

/** Where the build lies: a folder, or the one file. */
function built(appUrl: string): string {
  return isOnDisk(appUrl) ? fileURLToPath(appUrl) : fromRoot(process.env['VIGIE_DIST'] ?? 'dist');
}

/** Where the writers of clips have their formats from. */
const MUXERS: readonly (readonly [address: RegExp, why: string])[] = [
  [/^https:\/\/www\.webmproject\.org\/vp9\/mp4\//, 'the text of an error'],
  [/^https:\/\/aomediacodec\.github\.io\/av1-isobmff\//, 'the text of an error'],
  [/^https:\/\/www\.w3\.org\/TR\/webcodecs-/, 'the text of errors'],
];

/** Addresses that stand in the build, by file (its name without the hash), each with why it may. */
const ADDRESSES: Readonly<Record<string, readonly (readonly [address: RegExp, why: string])[]>> = {
  tensorflow: [
    [/^https?:\/\/www\.apache\.org\/licenses\/LICENSE-2\.0/, 'licence notes, in comments'],
    [/^https:\/\/arxiv\.org\//, 'a paper, in a comment'],
    [/^https:\/\/en\.wikipedia\.org\//, 'an explanation, in a comment'],
    [/^https:\/\/developer\.mozilla\.org\//, 'the text of an error'],
    [/^https:\/\/emscripten\.org\//, 'the text of an error'],
    [/^https:\/\/github\.com\/tensorflow\/tfjs/, 'the text of errors'],
    [/^https:\/\/www\.shadertoy\.com\//, 'where a formula of a shader comes from, in a comment'],
  ],
  three: [
    [/^http:\/\/www\.w3\.org\/1999\/xhtml$/, 'the name of a language of markup, which is never asked for'],
  ],
  mediabunny: [...MUXERS],
};

/** Calls that could ask for something, by file, each with why it may. */
const CALLS: readonly (readonly [call: RegExp, files: Readonly<Record<string, string>>])[] = [
  [
    /\bfetch\(/g,
    {
      'engine.worker': 'model files and the reference picture, from the own origin',
      tensorflow: 'its own WebAssembly, from the own origin; loaders of models that are not used',
      'service-worker': 'answers the page’s own requests, and refuses all others',
    },
  ],
  [/\bXMLHttpRequest\b/g, { tensorflow: 'how Emscripten reads files in browsers without fetch' }],
  [/\bimportScripts\b/g, { tensorflow: 'how Emscripten’s threads load their script, which is in memory' }],
  [/\bnew WebSocket\b|\bnew EventSource\b|\bsendBeacon\b|\bRTCPeerConnection\b|\bWebTransport\b/g, {}],
  [
    /\bwindow\.open\(|\blocation\.(?:assign|replace)\(|\b(?:window|document|self|globalThis)\.location\s*=[^=]|\blocation\.href\s*=[^=]/g,
    {},
  ],
];

interface Found {
  readonly file: string;
  readonly text: string;
}

/** Libraries that have files of their own in a folder are part of these scripts in the one file. */
const PARTS: Readonly<Record<string, string>> = {
  'engine.worker': 'tensorflow',
  'stage.worker': 'three',
  index: 'mediabunny',
};

/** The names by which what stands in a file may be explained. */
function namesOf(file: string, appUrl: string): string[] {
  const part = PARTS[file];
  return isOnDisk(appUrl) && part !== undefined ? [file, part] : [file];
}

/** The one file's own text, and each of the scripts that are packed in it. */
async function packedTexts(path: string): Promise<Found[]> {
  const packed = /<script type="application\/octet-stream" data-file="([^"]+)">([^<]*)<\/script>/g;
  const found: Found[] = [];
  const page = (await readFile(path, 'utf8')).replace(packed, (_, name: string, text: string) => {
    if (name.endsWith('.js')) {
      const script = gunzipSync(Buffer.from(text, 'base64')).toString();
      found.push({ file: name.replace(/(-[\w-]{8})?\.\w+$/, ''), text: script });
    }
    return '';
  });
  return [...found, { file: 'index', text: page }];
}

async function builtTexts(appUrl: string): Promise<Found[]> {
  if (isOnDisk(appUrl)) return packedTexts(built(appUrl));
  const entries = await readdir(built(appUrl), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(js|css|html|svg)$/.test(entry.name));
  return Promise.all(
    files.map(async ({ parentPath, name }) => {
      const text = await readFile(join(parentPath, name), 'utf8');
      return { file: name.replace(/(-[\w-]{8})?\.\w+$/, ''), text };
    }),
  );
}

test('the build names no address but those that are explained, and asks for nothing but its own', async ({
  appUrl,
}) => {
  const texts = await builtTexts(appUrl);
  expect(texts.length).toBeGreaterThan(isOnDisk(appUrl) ? 3 : 8);
  const strange: string[] = [];
  let known = 0;
  for (const { file, text } of texts) {
    const names = namesOf(file, appUrl);
    for (const [address] of text.matchAll(/\b(?:https?|wss?|ftp|stun|turn):\/\/[^\s"'`<>\\]+/g)) {
      // A namespace of SVG and the like names a language.
      const explained = names.flatMap((name) => ADDRESSES[name] ?? []);
      if (explained.some(([pattern]) => pattern.test(address))) known++;
      else if (!/^http:\/\/www\.w3\.org\/(2000\/svg|1998\/Math\/MathML|1999\/xlink)$/.test(address))
        strange.push(`${file}: ${address}`);
    }
    for (const [call, allowed] of CALLS)
      for (const [words] of text.matchAll(call))
        if (!names.some((name) => name in allowed)) strange.push(`${file}: ${words}`);
  }
  expect(strange).toEqual([]);
  // The search finds what is there.
  expect(known).toBeGreaterThan(0);
});

/** Whether this system lets one make a network of one's own. */
function namespaces(): string | null {
  if (process.platform !== 'linux') return 'network namespaces are a thing of Linux';
  const { status, stderr } = spawnSync(
    'unshare',
    [...UNSHARE, 'ip', 'link', 'add', 'out', 'type', 'veth', 'peer', 'name', 'far'],
    {
      encoding: 'utf8',
    },
  );
  return status === 0
    ? null
    : `no network namespace is to be had here: ${stderr.trim() || 'unshare or ip is missing'}`;
}

const UNSHARE = process.getuid?.() === 0 ? ['--net'] : ['--user', '--map-root-user', '--net'];

interface Count {
  readonly journey: number;
  readonly seen: { readonly analysed: number; readonly alerts: number; readonly ended: string };
  readonly control: Readonly<Record<string, number>>;
}

test('not one packet leaves in a whole journey; the counter counts what does', async ({
  videos,
  appUrl,
}, info) => {
  test.setTimeout(300_000);
  const missing = namespaces();
  test.skip(missing !== null, missing ?? '');
  const folder = await mkdtemp(join(tmpdir(), 'vigie-silence-'));
  try {
    const { buffer } = await videos.video('people.mp4', people(4));
    await writeFile(join(folder, 'people.mp4'), buffer);
    const script = fromRoot('test/e2e/support/packets.mjs');
    const { stdout, stderr, status } = spawnSync(
      'unshare',
      [...UNSHARE, process.execPath, script, built(appUrl), join(folder, 'people.mp4')],
      { encoding: 'utf8', timeout: 200_000 },
    );
    expect(status, stderr).toBe(0);
    const { journey, seen, control } = JSON.parse(stdout) as Count;
    info.annotations.push({
      type: 'packets',
      description: `${journey} in the journey; ${Object.entries(control)
        .map(([how, n]) => `${how}: ${n}`)
        .join(', ')} in the control`,
    });
    expect(seen).toMatchObject({ ended: 'ended' });
    expect(seen.analysed).toBeGreaterThan(10);
    expect(seen.alerts).toBeGreaterThan(0);
    for (const [how, count] of Object.entries(control))
      expect(count, `the control: ${how}`).toBeGreaterThan(0);
    expect(journey).toBe(0);
  } finally {
    await rm(folder, { recursive: true });
  }
});
