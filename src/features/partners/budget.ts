/**
 * A band of a year's budget in EUR as two ends, whichever way it is written: `50000-150000`, `50-150k`,
 * `under_20000`, `over 500,000`, `500000+`. Null where it cannot be read: what is not understood is not known.
 */
export function budgetOf(band: string | null): [number, number] | null {
  if (band === null) return null;
  const text = band.toLowerCase().replaceAll(/(?<=\d)[ ,.'](?=\d{3})/g, '');
  const isThousands = /\d\s*k/.test(text);
  const numbers = Array.from(text.matchAll(/\d+/g), ([digits]) => Number(digits) * (isThousands ? 1000 : 1));
  const [first, second] = numbers;
  if (first === undefined) return null;
  if (second !== undefined) return first <= second ? [first, second] : [second, first];
  if (/over|above|more|>|\+|from/.test(text)) return [first, Number.MAX_SAFE_INTEGER];
  return /under|below|up|less|<|to/.test(text) ? [0, first] : [first, first];
}
