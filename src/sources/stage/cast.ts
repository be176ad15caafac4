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
  0xa3262a, 0x27405f, 0x2f5a41, 0x53585f, 0x22252c, 0x86694a, 0x5f2b45, 0x33606c, 0x6b4230, 0x3d4f78,
] as const;
const UNDER = [0xd9d5cb, 0xb9c2cb, 0x343942, 0x8fa2b0, 0x6d2f35] as const;
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
