/** A seeded source of numbers: the same seed gives the same scene on every machine. */
export interface Random {
  /** 0 up to, but not including, 1. */
  next(): number;
  between(least: number, most: number): number;
  pick<T>(list: readonly T[]): T;
  chance(share: number): boolean;
  /** All that there is to know about it: `createRandom` of this goes on where this one is. */
  readonly state: number;
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough for a scene. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (least, most) => least + (most - least) * next(),
    pick(list) {
      if (list.length === 0) throw new RangeError('There is nothing to pick from.');
      return list[Math.floor(next() * list.length)]!;
    },
    chance: (share) => next() < share,
    get state() {
      return state;
    },
  };
}
