/** A share of some cases, and the range that the true share lies in with 95 % confidence; all 0..1. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % point of the normal distribution: 95 % lie between minus and plus this. */
const Z = 1.959963984540054;

/**
 * The Wilson score interval of a share. Unlike the textbook one it stays within 0..1 and is honest where there are
 * few cases, or none on one side: 0 of 3 says “up to 56 %”, not “0 %”.
 *
 * Source: E. B. Wilson, “Probable Inference, the Law of Succession, and Statistical Inference”, Journal of the
 * American Statistical Association 22 (158), 1927, pages 209 to 212.
 * @param count cases that count, a whole number from 0 to `of`
 * @param of all cases, a whole number
 * @returns null of no cases: nothing can be said
 */
export function wilson(count: number, of: number): Share | null {
  if (of <= 0) return null;
  const share = count / of;
  const shrink = 1 + (Z * Z) / of;
  const middle = (share + (Z * Z) / (2 * of)) / shrink;
  const half = (Z / shrink) * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  return {
    count,
    of,
    share,
    // At the ends the formula gives exactly 0 and 1; rounding must not spoil that.
    low: count === 0 ? 0 : Math.max(0, middle - half),
    high: count === of ? 1 : Math.min(1, middle + half),
  };
}
