// A graphics card that can be taken away, and given back, by message.
const trouble: { card: WEBGL_lose_context | null; refused: boolean } = { card: null, refused: false };

const getContext = OffscreenCanvas.prototype.getContext;
OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...args: unknown[]) {
  if (trouble.refused) return null;
  const made = Reflect.apply(getContext, this, args) as WebGL2RenderingContext | null;
  // Taken now: a context that is lost has no extensions.
  trouble.card ??= made?.getExtension('WEBGL_lose_context') ?? null;
  return made;
} as typeof getContext;

addEventListener('message', (event: MessageEvent<{ readonly type: string }>) => {
  const { type } = event.data;
  if (!type.startsWith('card-')) return;
  event.stopImmediatePropagation();
  if (type === 'card-refused') trouble.refused = true;
  if (type === 'card-lost') trouble.card?.loseContext();
  if (type === 'card-back') trouble.card?.restoreContext();
});

export {};
