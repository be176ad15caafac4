// The first script of the page in one file, before any other. No server sends headers with a page on a disk, and
// its own policy knows nothing of WebRTC, new windows and navigation: here they are taken away. That holds against
// mistakes of ours; the browser does not enforce it, and the page says so.

for (const name of Object.getOwnPropertyNames(window))
  if (/^(webkit)?RTC/.test(name)) Reflect.deleteProperty(window, name);

window.open = () => null;

/** Only to itself (a reload) and to what lies in memory (a file that is saved). */
function isExit(address: string): boolean {
  const { protocol, href } = new URL(address, location.href);
  return protocol !== 'blob:' && protocol !== 'data:' && href.replace(/#.*/, '') !== home;
}
const home = location.href.replace(/#.*/, '');

window.navigation.addEventListener('navigate', (event) => {
  if (event.cancelable && isExit(event.destination.url)) event.preventDefault();
});

const stop = (event: Event): void => {
  const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
  if (link && isExit(link.href)) event.preventDefault();
};
for (const type of ['click', 'auxclick']) window.addEventListener(type, stop, { capture: true });

// A module of its own for TypeScript; the build makes a classic script of it.
export {};
