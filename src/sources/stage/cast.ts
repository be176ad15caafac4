import type { Random } from './random.ts';

export type HairStyle = 'short' | 'long' | 'bun' | 'bob' | 'thin' | 'beanie';
export type TopStyle = 'shirt' | 'jacket' | 'coat' | 'tee';

/** How somebody looks. Colours are 0xrrggbb; lengths in metres. */
export interface PersonLook {
  readonly height: number;
  /** Girth against the average, about 0.9 to 1.2. */
  readonly build: number;
  /** 0: straight, 1: waisted with wider hips. */
  readonly figure: number;
  readonly skin: number;
  readonly hair: HairStyle;
  readonly hairColour: number;
  readonly top: TopStyle;
  readonly topColour: number;
  /** What shows at the collar. */
  readonly underColour: number;
  readonly bottomColour: number;
  readonly skirt: boolean;
  readonly shoeColour: number;
}

const SKIN = [0xf0c8a8, 0xe3b48e, 0xd09c74, 0xb07a54, 0x8a5a3c, 0x63402b] as const;
const HAIR = [0x1c1614, 0x2c1f18, 0x4a3020, 0x6d4a2c, 0x9a7340, 0x8d8a88, 0x3a3536] as const;
const TOPS = [
  0xb5382f, 0x2f5f9e, 0x3c7a52, 0xe8e4da, 0x34373f, 0xc98a2b, 0x7a3f63, 0x4b7f8c, 0xa85a3c, 0x5a6472,
] as const;
const UNDER = [0xf2efe8, 0xd8dde3, 0x3a3f49, 0xb9c7cf] as const;
const BOTTOMS = [0x232a3a, 0x2f3a55, 0x3b3a38, 0x1f2023, 0x5c5142, 0x4a5560] as const;
const SHOES = [0x1a1817, 0x33261f, 0x4d4a49, 0xd9d6d0] as const;

/** Somebody new. Tops go round in turn, so that two people beside each other differ. */
export function castPerson(random: Random, number: number): PersonLook {
  const woman = random.chance(0.5);
  const hair: readonly HairStyle[] = woman
    ? ['long', 'bob', 'bun', 'long', 'short']
    : ['short', 'short', 'thin', 'beanie', 'short'];
  return {
    height: woman ? random.between(1.58, 1.74) : random.between(1.68, 1.88),
    build: random.between(0.94, 1.14) * (woman ? 0.93 : 1.02),
    figure: woman ? random.between(0.6, 1) : random.between(0, 0.3),
    skin: random.pick(SKIN),
    hair: random.pick(hair),
    hairColour: random.pick(HAIR),
    top: random.pick(['shirt', 'jacket', 'coat', 'tee', 'jacket'] as const),
    topColour: TOPS[(number * 3 + Math.floor(random.next() * 2)) % TOPS.length]!,
    underColour: random.pick(UNDER),
    bottomColour: random.pick(BOTTOMS),
    skirt: woman && random.chance(0.22),
    shoeColour: random.pick(SHOES),
  };
}
