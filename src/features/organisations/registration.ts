/** What a registration number is, by the rules of its country (STANDARDS.md, “Registration numbers”). */
export interface RegistrationCheck {
  /** What such numbers are called in the country: EMBS, JIB; undefined where no kind has this shape. */
  type: string | undefined;
  /** The identifier of org-id.guide, where the country has a list that takes civil society organisations. */
  orgId: string | undefined;
  /** What a reader should know; never a reason to refuse it. */
  warnings: ('shape' | 'checkDigit' | 'person')[];
}

interface NumberKind {
  type: string;
  shape: RegExp;
  /** Absent where the rule of the check digit is not known. */
  isRight?: (digits: string) => boolean;
  orgIdList?: string;
}

const kinds: Record<string, NumberKind[]> = {
  AL: [{ type: 'NIPT', shape: /^[A-M]\d{8}[A-Z]$/ }],
  BA: [{ type: 'JIB', shape: /^4\d{12}$/, isRight: mod11, orgIdList: 'BA-JIB' }],
  XK: [{ type: 'NUI', shape: /^8\d{8}$/ }],
  ME: [{ type: 'PIB', shape: /^\d{8}$/, isRight: mod11, orgIdList: 'ME-PIB' }],
  MK: [
    { type: 'EMBS', shape: /^\d{7}$/, isRight: mod11 },
    { type: 'EDB', shape: /^4\d{12}$/, isRight: mod11 },
  ],
  RS: [
    { type: 'MB', shape: /^\d{8}$/, isRight: mod11, orgIdList: 'RS-APR' },
    { type: 'PIB', shape: /^\d{9}$/, isRight: mod1110 },
  ],
};

/**
 * What can be said of a number by itself; undefined where the country has no rules here. A number that fails is
 * warned of and never refused: registers make exceptions.
 */
export function checkRegistration(
  country: string | null | undefined,
  number: string | null | undefined,
): RegistrationCheck | undefined {
  const own = country ? kinds[country] : undefined;
  const digits = number?.replaceAll(/[\s./-]/g, '').toUpperCase();
  if (!own || !digits) return undefined;
  if (isPersonNumber(country!, digits)) return { type: undefined, orgId: undefined, warnings: ['person'] };
  const kind = own.find(({ shape }) => shape.test(digits));
  if (!kind) return { type: undefined, orgId: undefined, warnings: ['shape'] };
  const isRight = kind.isRight?.(digits) ?? true;
  return {
    type: kind.type,
    orgId: kind.orgIdList && isRight ? `${kind.orgIdList}-${digits}` : undefined,
    warnings: isRight ? [] : ['checkDigit'],
  };
}

/** The shapes that numbers of a country have, for saying what was expected. */
export function expectedNumbers(country: string): string {
  return (kinds[country] ?? []).map(({ type }) => type).join(', ');
}

/** Thirteen digits that do not begin with 4 are a JMBG or EMBG, ten in Kosovo a personal number. */
export function isPersonNumber(country: string, number: string): boolean {
  const digits = number.replaceAll(/[\s./-]/g, '');
  if (country === 'XK' && /^\d{10}$/.test(digits)) return true;
  return ['BA', 'XK', 'ME', 'MK', 'RS'].includes(country) && /^[0-35-9]\d{12}$/.test(digits);
}

/** Weights 2 to 7 from the digit left of the check digit, repeating; check = (−sum mod 11) mod 10. */
function mod11(number: string): boolean {
  const digits = Array.from(number, Number).toReversed();
  const [check, ...rest] = digits;
  const sum = rest.reduce((all, digit, place) => all + digit * (2 + (place % 6)), 0);
  return ((11 - (sum % 11)) % 11) % 10 === check;
}

/** ISO 7064, MOD 11,10. */
function mod1110(number: string): boolean {
  const digits = Array.from(number, Number);
  const check = digits.pop();
  const product = digits.reduce((carried, digit) => {
    const sum = (carried + digit) % 10;
    return ((sum === 0 ? 10 : sum) * 2) % 11;
  }, 10);
  return (11 - product) % 10 === check;
}
