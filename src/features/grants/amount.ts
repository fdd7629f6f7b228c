/**
 * Amounts as they travel: decimal strings with a point and two decimals (`186164.00`), whole minor units in
 * store. Every currency of the registry has two decimals here; none is scaled by what the locale data says.
 */

const WRITTEN = /^(\d{1,13})(?:\.(\d{1,2}))?$/;
const SPACES = /[\s\u00a0\u202f']/g;

/** Minor units of a decimal string; undefined where it is none, is not above zero, or has three decimals. */
export function minorOf(amount: string): number | undefined {
  const [, whole, decimals = ''] = WRITTEN.exec(amount) ?? [];
  if (whole === undefined) return undefined;
  const minor = Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
  return minor > 0 && Number.isSafeInteger(minor) ? minor : undefined;
}

/** Minor units as a decimal string with two decimals. */
export function decimalOf(minor: number): string {
  return `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
}

/**
 * Reads an amount as people of the region type it: `186.000,00`, `186,000.00`, `186 000`, `186000,5`. Groups
 * have three digits; a single sign before exactly three of them parts groups, for no amount has three decimals.
 *
 * @returns a decimal string, or undefined where the text cannot be read one way only.
 */
export function readAmount(typed: string): string | undefined {
  const text = typed.trim().replace(SPACES, '');
  const decimals = /[.,](\d{1,2})$/.exec(text);
  const whole = decimals ? text.slice(0, decimals.index) : text;
  const sign = decimals?.[0][0];
  const grouped = /^[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*$/.exec(whole);
  if (!/^\d+$/.test(whole) && (!grouped || grouped[1] === sign)) return undefined;
  const amount = `${whole.replace(/[.,]/g, '')}.${(decimals?.[1] ?? '').padEnd(2, '0')}`;
  return minorOf(amount) === undefined ? undefined : amount.replace(/^0+(?=\d)/, '');
}

/** Hundredths of a per cent of a decimal string such as `33.33`; undefined outside of 0 to 100. */
export function hundredthsOf(share: string): number | undefined {
  const [, whole, decimals = ''] = WRITTEN.exec(share) ?? [];
  const hundredths = Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
  return whole !== undefined && hundredths <= 100_00 ? hundredths : undefined;
}

/** Reads a share as people type it: `55`, `33,33`, `55 %`; undefined where it cannot be read. */
export function readShare(typed: string): string | undefined {
  const text = typed.replace(/%\s*$/, '').replace(SPACES, '').replace(',', '.');
  return hundredthsOf(text) === undefined ? undefined : text;
}

/** Hundredths of a per cent as people read them: 55, 33.33. */
export function shareText(hundredths: number): string {
  return hundredths % 100 === 0 ? String(hundredths / 100) : decimalOf(hundredths);
}
