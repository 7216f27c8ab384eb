/**
 * Likenesses are whole numbers of millionths. Two that differ only in the last digits a machine
 * calculates with are equal here, so that no such digit decides an order.
 */
export const LIKENESS_ONE = 1_000_000;

/**
 * A list as its differences from its own mean, as a vector of length 1; zeros when it has no shape. The
 * product of two of these is Pearson's correlation, r = Σ(x−x̄)(y−ȳ) / √(Σ(x−x̄)²·Σ(y−ȳ)²).
 */
export function shapeOf(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const off = values.map((value) => value - mean);
  const length = Math.sqrt(off.reduce((sum, value) => sum + value * value, 0));
  return length < NO_SHAPE ? off.map(() => 0) : off.map((value) => value / length);
}

/** Equal parts may differ in their last digits only: that is no shape. */
const NO_SHAPE = 1e-9;

/** The correlation, −1 to 1, in millionths, of one shape with the row at `start` of many. */
export function correlation(shape: readonly number[], rows: Float64Array, start: number): number {
  let sum = 0;
  for (let index = 0; index < shape.length; index += 1)
    sum += (shape[index] ?? 0) * (rows[start + index] ?? 0);
  return Math.round(sum * LIKENESS_ONE);
}

/** How near parts (0–1) are to the row at `start`: −1 as far as can be, 0 the same; in millionths. */
export function nearness(parts: readonly number[], rows: Float64Array, start: number): number {
  let squares = 0;
  for (let index = 0; index < parts.length; index += 1)
    squares += ((parts[index] ?? 0) - (rows[start + index] ?? 0)) ** 2;
  return -Math.round(Math.sqrt(squares / parts.length) * LIKENESS_ONE);
}
