// Runs inside a network namespace: makes a network card that leads nowhere and counts every packet that is sent
// through it, while a person's whole journey is made on the page; then the same for a page that does send.
//   node packets.mjs PAGE VIDEO  → a line of JSON; PAGE: the folder of a build, or the one file
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureBrowser, HEADLESS_FLAGS } from '../../../scripts/lib/find-browser.mjs';
import { serveFolder } from '../../../scripts/lib/static-server.mjs';

const [built = '', video = ''] = process.argv.slice(2);
const CARD = 'out';

/** @param {string} words */
const ip = (words) => execFileSync('ip', words.split(' '), { stdio: ['ignore', 'ignore', 'inherit'] });

function makeNetwork() {
  ip('link set lo up');
  // Two ends of a cable, the far one with nobody at it.
  ip(`link add ${CARD} type veth peer name far`);
  for (const end of [CARD, 'far']) {
    // No address of IPv6: the system itself would announce it.
    ip(`link set ${end} addrgenmode none`);
  }
  ip('link set far up');
  ip(`addr add 10.77.0.2/24 dev ${CARD}`);
  ip(`link set ${CARD} up`);
  ip(`neigh add 10.77.0.1 lladdr 02:00:00:00:00:01 dev ${CARD}`);
  ip('route add default via 10.77.0.1');
}

/** Packets sent through the card so far. */
async function sent() {
  const lines = (await readFile('/proc/net/dev', 'utf8')).split('\n');
  const line = lines.find((one) => one.trim().startsWith(`${CARD}:`));
  // After the colon: eight figures of what was received, then bytes and packets sent.
  return Number(line?.split(':')[1]?.trim().split(/\s+/)[9]);
}

/** @param {() => Promise<void>} work */
async function sentDuring(work) {
  const before = await sent();
  await work();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  return (await sent()) - before;
}

async function launch() {
  const args = [...HEADLESS_FLAGS, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  // What the browser asks its own makers for is not the page's doing.
  args.push(
    '--host-resolver-rules=MAP *.googleapis.com ~NOTFOUND, MAP *.google.com ~NOTFOUND, MAP *.gvt1.com ~NOTFOUND',
  );
  return chromium.launch({ executablePath: ensureBrowser(), args });
}

/** @param {import('playwright-core').Page} page @param {string} phase */
const reach = (page, phase) =>
  page.waitForFunction(
    (wanted) => /** @type {any} */ (document.querySelector('vigie-app')).app.state.phase === wanted,
    phase,
    { timeout: 60_000 },
  );

/** Everything that a person does: the stage, an alert, a verdict, a file, the camera, a reload, settings. */
async function journey(/** @type {string} */ url) {
  const browser = await launch();
  try {
    const context = await browser.newContext({ permissions: ['camera'], locale: 'en-GB' });
    const page = await context.newPage();
    // The one file asks before it goes with what it found.
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(url);
    await page.getByRole('button', { name: 'Open the stage' }).click();
    await reach(page, 'running');
    await page.waitForTimeout(8000);
    await page.getByRole('button', { name: 'Close' }).click();
    await reach(page, 'doors');
    await page.getByRole('button', { name: 'Turn on the camera' }).click();
    await reach(page, 'running');
    await page.waitForTimeout(4000);
    await page.getByRole('button', { name: 'Close' }).click();
    await reach(page, 'doors');
    // The second visit is answered by the service worker, where there is one.
    await page.reload();
    await page.locator('vigie-doors').waitFor();
    await page.getByRole('button', { name: 'FR, français' }).click();
    await page.getByRole('button', { name: 'EN, English' }).click();
    await page.evaluate(() => {
      const { app } = /** @type {any} */ (document.querySelector('vigie-app'));
      const rule = { id: 'crowd', event: 'crowd-density', zone: null, params: { maxPeople: 2, holdFor: 1 } };
      app.editScenario({ ...app.state.scenario, name: 'Crowd', rules: [rule] });
    });
    await page.getByRole('radio', { name: 'Every frame' }).check();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a video' }).click();
    await (await chooser).setFiles(video);
    await reach(page, 'running');
    await reach(page, 'ended');
    return await page.evaluate(() => {
      const { app } = /** @type {any} */ (document.querySelector('vigie-app'));
      for (const { alert } of app.state.alerts) app.setVerdict(alert.id, 'true');
      const { live, alerts, phase } = app.state;
      return { analysed: live.analysed, alerts: alerts.length, ended: phase };
    });
  } finally {
    await browser.close();
  }
}

/** Ways out of a page that has no policy: each must be seen by the counter. @type {Record<string, string>} */
const WAYS = {
  request: `void fetch('http://10.77.0.9/').catch(() => null)`,
  stun: `const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:10.77.0.9:3478' }] });
    peer.createDataChannel('x'); void peer.createOffer().then((offer) => peer.setLocalDescription(offer))`,
  picture: `new Image().src = 'http://10.77.0.8/a.png'`,
};

async function control() {
  const folder = await mkdtemp(join(tmpdir(), 'vigie-control-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>control</title>');
  const server = await serveFolder(folder, { headers: {} });
  const browser = await launch();
  /** @type {Record<string, number>} */
  const counts = {};
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    for (const [name, way] of Object.entries(WAYS)) {
      counts[name] = await sentDuring(async () => void (await page.evaluate(`{ ${way} }; null`)));
    }
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
  return counts;
}

makeNetwork();
const page = built.endsWith('.html')
  ? { url: pathToFileURL(built).href, close: async () => undefined }
  : await serveFolder(built);
/** @type {unknown} */
let seen = null;
const count = await sentDuring(async () => void (seen = await journey(page.url)));
await page.close();
console.log(JSON.stringify({ journey: count, seen, control: await control() }));
