// The stage's worker with a graphics card that can be taken away, and given back, by message.
const trouble: { gl: WebGL2RenderingContext | null; refused: boolean } = { gl: null, refused: false };

const getContext = OffscreenCanvas.prototype.getContext;
OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...args: unknown[]) {
  if (trouble.refused) return null;
  const made = Reflect.apply(getContext, this, args) as WebGL2RenderingContext | null;
  trouble.gl ??= made;
  return made;
} as typeof getContext;

addEventListener('message', (event: MessageEvent<{ readonly type: string }>) => {
  const { type } = event.data;
  if (!type.startsWith('card-')) return;
  event.stopImmediatePropagation();
  if (type === 'card-refused') trouble.refused = true;
  const card = trouble.gl?.getExtension('WEBGL_lose_context');
  if (type === 'card-lost') card?.loseContext();
  if (type === 'card-back') card?.restoreContext();
});

await import('../../../src/sources/stage/stage.worker.ts');

export {};
