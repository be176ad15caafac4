import { ACTIONS } from './stage-director.ts';
import type { StageActionId, StageDirector } from './stage-director.ts';
import type { StageLine } from './stage-transport.ts';
import { VIEWS } from './stage-set.ts';

/** The director's side of the line: answers at once from what the worker told last. */
export function createDirector(
  line: StageLine,
  start: { readonly seed: number; readonly view: string },
): StageDirector {
  let { seed, view } = start;
  let possible: ReadonlySet<StageActionId> = new Set();
  line.watch((state) => {
    const same = state.possible.length === possible.size && state.possible.every((id) => possible.has(id));
    if (!same) possible = new Set(state.possible);
  });
  return {
    actions: ACTIONS,
    views: VIEWS.map(({ id }) => id),
    get possible() {
      return possible;
    },
    get view() {
      return view;
    },
    get seed() {
      return seed;
    },
    trigger(action) {
      if (!possible.has(action)) return false;
      line.post({ type: 'trigger', action });
      return true;
    },
    setView(id) {
      view = id;
      line.post({ type: 'view', view: id });
    },
    restart(next) {
      seed = next;
      void line.move((take) => ({ type: 'restart', take, seed: next }));
    },
  };
}
