// This file and what it imports also run in a browser's worker, which knows no package imports: hence the
// relative paths, and nothing from the server.
import type { MessageKey, MessageValues } from '../../language/translate.ts';
import type { SchemeConditions } from '../programmes/table.ts';
import { checkConsortium } from './consortium-rule.ts';
import { checkMonths } from './length-rule.ts';
import { checkPartners } from './partners-rule.ts';

export type Outcome = 'pass' | 'fail' | 'cannot_tell';

/** One condition, checked: what came of it, and how to say so. Countries stand in `values` as their codes. */
export interface RuleResult {
  /** Which condition, such as `consortium.countries`. */
  rule: string;
  outcome: Outcome;
  message: MessageKey;
  values: MessageValues;
}

/** An organisation of a grant, as far as the rules ask. */
export interface Party {
  name: string;
  kind: string;
  /** Null where no source prints it. */
  country: string | null;
  /** Of a network: national, regional …; absent where it is not known. */
  scope?: string | null | undefined;
  /** Of a network: the known countries of its members; absent where no members are recorded. */
  memberCountries?: string[] | undefined;
  /** Of a network: how many further members have no published country. */
  membersWithoutCountry?: number | undefined;
}

/** What the rules of a scheme ask of a grant. Amounts are minor units, dates as precise as known. */
export interface GrantFacts {
  lead: Party;
  partners: Party[];
  /** True where a source names the lead alone: whether there are partners is then not published. */
  hasUnknownPartners?: boolean | undefined;
  amountMinor?: number | null | undefined;
  currency?: string | null | undefined;
  startsOn?: string | null | undefined;
  endsOn?: string | null | undefined;
}

/**
 * Checks each condition of a scheme (DOMAIN.md, “Grants”): pass, fail or cannot tell, never a silent pass.
 * Where the scheme or its rules are unknown, one result says that nothing can be told.
 */
export function checkScheme(conditions: SchemeConditions | undefined, grant: GrantFacts): RuleResult[] {
  const results = conditions ? checkConditions(conditions, grant) : [];
  return results.length > 0 ? results : [told('scheme', 'cannot_tell', 'grant.rule.scheme.unknown')];
}

function checkConditions(conditions: SchemeConditions, grant: GrantFacts): RuleResult[] {
  const { consortium, singleOrganisation, kinds, countries, partners, amount, months } = conditions;
  return [
    ...(consortium ? checkConsortium(consortium, grant) : []),
    ...(singleOrganisation ? [checkSingle(grant)] : []),
    ...(kinds ? [checkKinds(kinds, grant)] : []),
    ...(countries ? [checkLeadCountry(countries, grant.lead.country)] : []),
    ...(partners ? checkPartners(partners, grant) : []),
    ...(amount ? [checkAmount(amount, grant)] : []),
    ...(months ? [checkMonths(months, grant)] : []),
  ];
}

function checkSingle({ partners }: GrantFacts): RuleResult {
  return partners.length === 0
    ? told('single', 'pass', 'grant.rule.single.pass')
    : told('single', 'fail', 'grant.rule.single.fail', { count: partners.length });
}

function checkKinds(kinds: string[], { lead, partners }: GrantFacts): RuleResult {
  const others = [lead, ...partners].filter(({ kind }) => !kinds.includes(kind));
  const onlyCsos = kinds.length === 1 && kinds[0] === 'cso';
  if (others.length === 0)
    return told('kinds', 'pass', onlyCsos ? 'grant.rule.kinds.csos' : 'grant.rule.kinds.pass');
  const names = others.map(({ name }) => name).join('; ');
  return told('kinds', 'fail', onlyCsos ? 'grant.rule.kinds.notCsos' : 'grant.rule.kinds.fail', { names });
}

function checkLeadCountry(countries: string[], country: string | null): RuleResult {
  const values = { country: country ?? '', countries: countries.join(', ') };
  if (country === null) return told('countries', 'cannot_tell', 'grant.rule.countries.unknown', values);
  return countries.includes(country)
    ? told('countries', 'pass', 'grant.rule.countries.pass', values)
    : told('countries', 'fail', 'grant.rule.countries.fail', values);
}

function checkAmount(bounds: NonNullable<SchemeConditions['amount']>, grant: GrantFacts): RuleResult {
  const { minimum, maximum } = bounds;
  const { amountMinor, currency } = grant;
  const values = { minimum: written(minimum, bounds.currency), maximum: written(maximum, bounds.currency) };
  if (amountMinor === null || amountMinor === undefined) {
    return told('amount', 'cannot_tell', 'grant.rule.amount.unknown', values);
  }
  if (currency !== bounds.currency) {
    return told('amount', 'cannot_tell', 'grant.rule.amount.otherCurrency', {
      ...values,
      currency: bounds.currency,
    });
  }
  if (minimum !== undefined && amountMinor < minimum)
    return told('amount', 'fail', 'grant.rule.amount.below', values);
  if (maximum !== undefined && amountMinor > maximum)
    return told('amount', 'fail', 'grant.rule.amount.above', values);
  return minimum === undefined || maximum === undefined
    ? told('amount', 'cannot_tell', 'grant.rule.amount.noBound', values)
    : told('amount', 'pass', 'grant.rule.amount.pass', values);
}

/** An amount within a sentence: code first, two decimals; the separators of one language suit no other. */
function written(minor: number | undefined, currency: string): string {
  return minor === undefined ? '' : `${currency} ${(minor / 100).toFixed(2)}`;
}

/**
 * Checks that a grant may be signed at a ceremony: its scheme is among the ceremony's, and its lead is from
 * one of the ceremony's countries. A ceremony without countries rules none out.
 */
export function checkCeremony(
  ceremony: { schemes: string[]; countries: string[]; closedAt?: string | null | undefined },
  grant: { scheme: string | null; leadCountry: string | null },
): RuleResult[] {
  return [
    checkCeremonyScheme(ceremony.schemes, grant.scheme),
    checkCeremonyCountry(ceremony.countries, grant.leadCountry),
  ];
}

function checkCeremonyScheme(schemes: string[], scheme: string | null): RuleResult {
  const values = { scheme: scheme ?? '', schemes: schemes.join(', ') };
  if (scheme === null || schemes.length === 0) {
    return told('ceremony.scheme', 'cannot_tell', 'grant.rule.ceremony.scheme.unknown', values);
  }
  return schemes.includes(scheme)
    ? told('ceremony.scheme', 'pass', 'grant.rule.ceremony.scheme.pass', values)
    : told('ceremony.scheme', 'fail', 'grant.rule.ceremony.scheme.fail', values);
}

function checkCeremonyCountry(countries: string[], country: string | null): RuleResult {
  const values = { country: country ?? '', countries: countries.join(', ') };
  if (countries.length === 0)
    return told('ceremony.country', 'pass', 'grant.rule.ceremony.country.any', values);
  if (country === null)
    return told('ceremony.country', 'cannot_tell', 'grant.rule.ceremony.country.unknown', values);
  return countries.includes(country)
    ? told('ceremony.country', 'pass', 'grant.rule.ceremony.country.pass', values)
    : told('ceremony.country', 'fail', 'grant.rule.ceremony.country.fail', values);
}

/** How a check ended as a whole: one fail fails it, and what cannot be told is never a pass. */
export function summary(results: readonly RuleResult[]): {
  outcome: Outcome;
  passed: number;
  failed: number;
  untold: number;
} {
  const count = (outcome: Outcome) => results.filter((result) => result.outcome === outcome).length;
  const [passed, failed, untold] = [count('pass'), count('fail'), count('cannot_tell')];
  return {
    outcome: failed > 0 ? 'fail' : untold > 0 || passed === 0 ? 'cannot_tell' : 'pass',
    passed,
    failed,
    untold,
  };
}

function told(rule: string, outcome: Outcome, message: MessageKey, values: MessageValues = {}): RuleResult {
  return { rule, outcome, message, values };
}
