/**
 * Colours as coarse as people name them: the eleven basic colour terms of Berlin and Kay (1969), with orange and
 * brown in one bin (a brown is a dark orange) and purple and pink in one. The order is part of the recording format.
 */
export const COLOUR_BINS = [
  'black',
  'grey',
  'white',
  'red',
  'orange',
  'yellow',
  'green',
  'blue',
  'purple',
] as const;

/** `orange` stands for orange and brown, `purple` for purple and pink. */
export type ColourBin = (typeof COLOUR_BINS)[number];

/**
 * Where one bin ends and the next begins, in hexcone HSV (Smith 1978): value and chroma as shares of 255, hue in
 * degrees. Set so that the plain CSS colours fall under their own names (the test has the table), with room below
 * for cameras: what is dark has a hue of noise only, and outdoor shade is bluish, so little chroma is grey.
 */
const BOUNDS = {
  /** Below this value everything is black, whatever its hue. */
  black: 0.18,
  /** Dark and next to colourless is black too. */
  darkGrey: 0.3,
  /** From this value on, what has no colour is white. */
  white: 0.8,
  /** Least chroma (greatest minus least channel) of a colour, and least share of it in the value. */
  chroma: 0.1,
  saturation: 0.2,
  /** Light reds of little saturation are pink, dark ones of little are brown. */
  pink: { value: 0.75, saturation: 0.55 },
  brown: { value: 0.5, saturation: 0.5 },
} as const;

/** Hues up to which a bin goes, degrees; red goes on through 360 to 15. */
const HUES: readonly (readonly [upTo: number, bin: ColourBin])[] = [
  [15, 'red'],
  [45, 'orange'],
  [70, 'yellow'],
  [165, 'green'],
  [255, 'blue'],
  [340, 'purple'],
  [361, 'red'],
];

/** The bin of a colour of sRGB bytes. */
export function colourBin(red: number, green: number, blue: number): ColourBin {
  const greatest = Math.max(red, green, blue);
  const chroma = greatest - Math.min(red, green, blue);
  const value = greatest / 255;
  if (value < BOUNDS.black) return 'black';
  const saturation = chroma / greatest;
  if (chroma < BOUNDS.chroma * 255 || saturation < BOUNDS.saturation) {
    if (value < BOUNDS.darkGrey) return 'black';
    return value >= BOUNDS.white ? 'white' : 'grey';
  }
  const hue = hueOf(red, green, blue, greatest, chroma);
  const bin = HUES.find(([upTo]) => hue < upTo)![1];
  return bin === 'red' ? reddish(value, saturation) : bin;
}

function reddish(value: number, saturation: number): ColourBin {
  if (saturation >= BOUNDS.pink.saturation) return 'red';
  if (value >= BOUNDS.pink.value) return 'purple';
  return value < BOUNDS.brown.value && saturation < BOUNDS.brown.saturation ? 'orange' : 'red';
}

/** Hue in degrees, 0 to 360. */
function hueOf(red: number, green: number, blue: number, greatest: number, chroma: number): number {
  const sixth =
    greatest === red
      ? (green - blue) / chroma
      : greatest === green
        ? 2 + (blue - red) / chroma
        : 4 + (red - green) / chroma;
  return (sixth * 60 + 360) % 360;
}
