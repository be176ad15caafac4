/** A rectangle in CSS pixels of the picture. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A label that wants a place beside its box. */
export interface LabelWish {
  readonly id: number;
  readonly box: Rect;
  /** Widths of the label with all its words, and of its shortest form. */
  readonly full: number;
  readonly short: number;
}

export interface PlacedLabel extends Rect {
  readonly id: number;
  readonly isShort: boolean;
}

interface Choice {
  readonly slot: number;
  readonly isShort: boolean;
}

/** Room that a label needs around it before it grows again, so that it does not flicker. */
const EASE = 8;
const GAP = 2;
/** Places in order of liking: above left, above right, below left, below right, inside. */
const SLOTS = 5;

/**
 * Places labels so that none covers another: another side of the box, then a short form, then no label at
 * all. What a label chose it keeps while it can.
 */
export class LabelLayout {
  #chosen = new Map<number, Choice>();

  /**
   * @param wishes the most important first
   * @param taken what labels must keep clear of
   */
  place(
    wishes: readonly LabelWish[],
    area: { readonly width: number; readonly height: number },
    height: number,
    taken: readonly Rect[],
  ): PlacedLabel[] {
    const occupied = [...taken];
    const chosen = new Map<number, Choice>();
    const placed: PlacedLabel[] = [];
    for (const wish of wishes) {
      const found = this.#find(wish, area, height, occupied);
      if (!found) continue;
      const { choice, rect } = found;
      chosen.set(wish.id, choice);
      occupied.push(rect);
      placed.push({ ...rect, id: wish.id, isShort: choice.isShort });
    }
    // Labels that are gone are forgotten with it.
    this.#chosen = chosen;
    return placed;
  }

  #find(
    wish: LabelWish,
    area: { readonly width: number; readonly height: number },
    height: number,
    occupied: readonly Rect[],
  ): { choice: Choice; rect: Rect } | null {
    for (const { ease, ...choice } of this.#choices(wish.id)) {
      const rect = slotRect(wish, choice, area, height);
      if (rect && !occupied.some((other) => overlaps(rect, other, ease))) return { choice, rect };
    }
    return null;
  }

  *#choices(id: number): Generator<Choice & { ease: number }> {
    const before = this.#chosen.get(id);
    if (before) {
      if (before.isShort) yield { slot: before.slot, isShort: false, ease: EASE };
      yield { ...before, ease: 0 };
    }
    for (const isShort of [false, true]) {
      for (let slot = 0; slot < SLOTS; slot++) yield { slot, isShort, ease: before ? EASE : 0 };
    }
    // Without the room to spare, rather than not at all.
    if (before) for (let slot = 0; slot < SLOTS; slot++) yield { slot, isShort: true, ease: 0 };
  }
}

/** Where a label stands in a slot, kept inside the picture sideways; null where it would leave it. */
function slotRect(
  { box, full, short }: LabelWish,
  { slot, isShort }: Choice,
  area: { readonly width: number; readonly height: number },
  height: number,
): Rect | null {
  const width = isShort ? short : full;
  const right = slot === 1 || slot === 3;
  const inside = slot === 4;
  const below = slot === 2 || slot === 3;
  let y = below ? box.y + box.height + GAP : box.y - height - GAP;
  if (inside) y = box.y + GAP;
  if (y + height > area.height || (y < 0 && below)) return null;
  if (y < 0) {
    if (slot !== 0) return null;
    y = 0;
  }
  const wanted = right ? box.x + box.width - width : box.x + (inside ? GAP : 0);
  const x = Math.max(0, Math.min(area.width - width, wanted));
  return { x, y, width, height };
}

function overlaps(a: Rect, b: Rect, ease: number): boolean {
  return (
    a.x - ease < b.x + b.width && b.x < a.x + a.width + ease && a.y < b.y + b.height && b.y < a.y + a.height
  );
}
