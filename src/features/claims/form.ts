import type { FastifyRequest } from 'fastify';
import type { Problem } from '#errors.ts';
import { fieldsOf, listOf, type FormBody } from '#features/coalitions/form-fields.ts';
import { readDate } from '#features/coalitions/form.ts';
import { decimalOf, readAmount } from '#features/grants/amount.ts';
import type { SourceInput } from '#database/citations.ts';
import { listProgrammes, listSchemes } from '#features/programmes/queries.ts';
import type { ClaimForm } from '#views/claims/form.ts';
import { fieldOf } from './checks.ts';
import { datesOf } from './period.ts';
import type { ClaimDetail } from './queries.ts';
import type { ClaimInput } from './schemas.ts';

const FIELDS = [
  'what',
  'programme',
  'unit',
  'count',
  'parts',
  'amount',
  'currency',
  'from',
  'until',
  'note',
  'addresses',
  'readOn',
  'basis',
] as const;

/** The fields of a claim's form as they were typed. */
export type TypedClaim = Record<(typeof FIELDS)[number], string> & { schemes: string[]; countries: string[] };

/** Reads the form; what cannot be read goes to the command as it was typed, or as no number, for it to refuse. */
export function readClaimForm(body: FormBody): { typed: TypedClaim; input: ClaimInput } {
  const fields = fieldsOf(body, FIELDS);
  const typed = { ...fields, schemes: listOf(body, 'schemes'), countries: listOf(body, 'countries') };
  const { schemes, countries } = typed;
  const addresses = fields.addresses
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const input: ClaimInput = {
    what: fields.what,
    programme: fields.programme,
    unit: fields.unit,
    count: fields.count === '' ? undefined : wholeOf(fields.count),
    parts: fields.parts === '' ? undefined : fields.parts.split('+').map(wholeOf),
    amount: fields.amount === '' ? undefined : (readAmount(fields.amount) ?? fields.amount),
    currency: fields.currency || undefined,
    from: readDate(fields.from),
    until: readDate(fields.until),
    schemes: schemes.length > 0 ? schemes : undefined,
    countries: countries.length > 0 ? countries : undefined,
    note: fields.note || undefined,
    source: { addresses, readOn: readDate(fields.readOn), basis: fields.basis as SourceInput['basis'] },
  };
  return { typed, input };
}

/** A whole number as people type it, thousands parted or not; NaN where it is none. */
function wholeOf(typed: string): number {
  const text = typed.trim();
  if (/^\d{1,3}(?:[\s.,]\d{3})+$/.test(text)) return Number(text.replaceAll(/[\s.,]/g, ''));
  return /^[-−]?\d+$/.test(text) ? Number(text.replace('−', '-')) : Number.NaN;
}

/** A claim as its form shows it before anything is changed. */
export function typedClaim(claim: ClaimDetail): TypedClaim {
  const { from, until } = datesOf(claim.period);
  const [citation] = claim.citations;
  return {
    what: claim.what,
    programme: claim.programmeSlug ?? '',
    unit: claim.unit,
    count: claim.count === null ? '' : String(claim.count),
    parts: claim.parts.join(' + '),
    amount: claim.amountMinor === null ? '' : decimalOf(claim.amountMinor),
    currency: claim.currency ?? '',
    from: from ?? '',
    until: until ?? '',
    schemes: claim.schemes,
    countries: claim.countries,
    note: claim.note ?? '',
    addresses: claim.citations.map(({ address }) => address).join('\n'),
    readOn: citation?.readOn ?? '',
    basis: citation?.basis ?? '',
  };
}

/** The form, with every programme and scheme to choose from. */
export function claimFormOf(
  { db }: FastifyRequest,
  edited: ClaimForm['edited'],
  typed: Partial<TypedClaim>,
  problems: Problem[] = [],
): ClaimForm {
  return {
    edited,
    typed,
    problems: problems.map((problem) => ({
      ...problem,
      path: fieldOf(problem.path).replace('/source/', '/'),
    })),
    programmes: listProgrammes(db).map(({ slug, shortName }) => ({ value: slug, label: shortName })),
    schemes: listSchemes(db).map(({ slug, name, programme }) => ({
      value: slug,
      label: name,
      hint: programme,
    })),
  };
}
