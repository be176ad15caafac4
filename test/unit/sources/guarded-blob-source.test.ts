import {
  ALL_FORMATS,
  BufferTarget,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  Output,
  WebMOutputFormat,
} from 'mediabunny';
import { expect, test } from 'vitest';
import { createGuardedBlobSource } from '../../../src/sources/guarded-blob-source.ts';

function randomBytes(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

/** Forty packets that no decoder would take: only the container is read here. */
async function makeWebm(): Promise<Uint8Array<ArrayBuffer>> {
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const track = new EncodedVideoPacketSource('vp8');
  output.addVideoTrack(track, { frameRate: 10 });
  await output.start();
  const random = randomBytes(7);
  const meta = { decoderConfig: { codec: 'vp8', codedWidth: 320, codedHeight: 180 } };
  for (let i = 0; i < 40; i++) {
    const data = new Uint8Array(400).map(() => Math.floor(256 * random()));
    await track.add(new EncodedPacket(data, i % 10 === 0 ? 'key' : 'delta', i / 10, 0.1), meta);
  }
  await output.finalize();
  return new Uint8Array(target.buffer!);
}

async function readPackets(bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  const input = new Input({ formats: ALL_FORMATS, source: createGuardedBlobSource(new Blob([bytes])) });
  const track = await input.getPrimaryVideoTrack();
  let count = 0;
  if (track) for await (const packet of new EncodedPacketSink(track).packets()) count += Number(!!packet);
  return count;
}

test('an undamaged file is read to its end', async () => {
  expect(await readPackets(await makeWebm())).toBe(40);
});

test('a search that would never end is broken, wherever the file is damaged', async () => {
  const clean = await makeWebm();
  let broken = 0;
  for (let place = 0; place < 120; place++) {
    const bytes = clean.slice();
    const random = randomBytes(place + 1);
    const from = Math.floor(bytes.length * (0.975 + 0.02 * (place / 120)));
    for (let at = from; at < Math.min(bytes.length, from + 150); at++) bytes[at] = Math.floor(256 * random());
    try {
      expect(await readPackets(bytes)).toBeLessThanOrEqual(40);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.includes('nothing more can be found')) throw error;
      broken++;
    }
  }
  // Without one the guard is not tested: the library has changed, and the guard may go.
  expect(broken).toBeGreaterThan(0);
});
