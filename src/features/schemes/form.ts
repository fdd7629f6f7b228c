import { fieldsOf, listOf, type FormBody } from '#features/coalitions/form-fields.ts';
import { readAmount } from '#features/grants/amount.ts';
import { readPartialDate } from '#language/partial-date.ts';
import type { SchemeInput, VersionInput } from './schemas.ts';

const SCHEME_FIELDS = ['programme', 'name', 'kind'] as const;
export type TypedScheme = Record<(typeof SCHEME_FIELDS)[number], string>;

const VERSION_FIELDS = [
  'inForceFrom',
  'inForceUntil',
  'partnership',
  'organisations',
  'ofCountries',
  'orNetwork',
  'mostPartners',
  'currency',
  'leastAmount',
  'mostAmount',
  'leastMonths',
  'mostMonths',
] as const;
/** A version's form as it was typed. */
export type TypedVersion = Record<(typeof VERSION_FIELDS)[number], string> & {
  kinds: string[];
  countries: string[];
  partnerCountries: string[];
};

export function readSchemeForm(body: FormBody): { typed: TypedScheme; input: SchemeInput } {
  const typed = fieldsOf(body, SCHEME_FIELDS);
  return { typed, input: typed };
}

/** Reads the form of a version; what cannot be read goes to the command as it was typed, which names it. */
export function readVersionForm(body: FormBody): { typed: TypedVersion; input: VersionInput } {
  const typed: TypedVersion = {
    ...fieldsOf(body, VERSION_FIELDS),
    kinds: listOf(body, 'kinds'),
    countries: listOf(body, 'countries'),
    partnerCountries: listOf(body, 'partnerCountries'),
  };
  const { partnership } = typed;
  const maximum = wholeOf(typed.mostPartners);
  const input: VersionInput = {
    inForceFrom: dayOf(typed.inForceFrom),
    inForceUntil: dayOf(typed.inForceUntil),
    conditions: {
      consortium:
        partnership === 'consortium'
          ? {
              organisations: wholeOf(typed.organisations) ?? Number.NaN,
              countries: wholeOf(typed.ofCountries) ?? Number.NaN,
              orNetwork: typed.orNetwork !== '',
            }
          : undefined,
      singleOrganisation: partnership === 'single' ? true : undefined,
      kinds: typed.kinds.length > 0 ? typed.kinds : undefined,
      countries: typed.countries.length > 0 ? typed.countries : undefined,
      partners:
        maximum === undefined && typed.partnerCountries.length === 0
          ? undefined
          : { maximum, countries: typed.partnerCountries.length > 0 ? typed.partnerCountries : undefined },
      amount:
        typed.leastAmount || typed.mostAmount
          ? {
              currency: typed.currency,
              minimum: amountOf(typed.leastAmount),
              maximum: amountOf(typed.mostAmount),
            }
          : undefined,
      months:
        typed.leastMonths || typed.mostMonths
          ? { minimum: wholeOf(typed.leastMonths), maximum: wholeOf(typed.mostMonths) }
          : undefined,
    },
  };
  return { typed, input };
}

/** At which field of the form a problem of the command stands. */
export function versionField(path: string): string {
  const fields: Record<string, string> = {
    '/conditions': 'partnership',
    '/conditions/singleOrganisation': 'partnership',
    '/conditions/partners': 'mostPartners',
    '/conditions/partners/maximum': 'mostPartners',
    '/conditions/consortium': 'organisations',
    '/conditions/consortium/organisations': 'organisations',
    '/conditions/consortium/countries': 'ofCountries',
    '/conditions/amount/minimum': 'leastAmount',
    '/conditions/amount/maximum': 'mostAmount',
    '/conditions/amount/currency': 'currency',
    '/conditions/months/minimum': 'leastMonths',
    '/conditions/months/maximum': 'mostMonths',
    '': 'inForceFrom',
  };
  return fields[path] ?? path.replace('/conditions', '').split('/')[1] ?? 'inForceFrom';
}

export function dayOf(typed: string): string | undefined {
  return typed ? (readPartialDate(typed) ?? typed) : undefined;
}

function amountOf(typed: string): string | undefined {
  return typed ? (readAmount(typed) ?? typed) : undefined;
}

/** A whole number, or NaN where something else was typed, which no schema takes. */
function wholeOf(typed: string): number | undefined {
  if (typed === '') return undefined;
  return /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN;
}
