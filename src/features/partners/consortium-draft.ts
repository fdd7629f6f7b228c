import type { Database } from '#database/connection.ts';
import { hundredthsOf, readShare } from '#features/grants/amount.ts';
import type { Participant } from '#features/grants/participants.ts';
import { checkScheme, summary, type RuleResult } from '#features/grants/rules.ts';
import { findOptionalConditions, listSchemes, type SchemeRow } from '#features/programmes/queries.ts';
import type { SchemeConditions } from '#features/programmes/table.ts';
import { isSixCountry, sixCountries } from '#language/countries.ts';
import { basketOf, type BasketMember } from './basket.ts';

/** A consortium that is being put together. Shares are hundredths of a per cent. */
export interface Draft {
  members: (BasketMember & { share: number; isProposed: boolean })[];
  scheme: SchemeRow | undefined;
  conditions: SchemeConditions | undefined;
  rules: RuleResult[];
  outcome: 'pass' | 'fail' | 'cannot_tell';
  /** What the shares add up to; 10,000 is the whole. */
  sum: number;
  /** The six countries of which nobody is in, where the rule asks for more of them. */
  missingCountries: string[];
  /** How many organisations and countries the rule still asks for. */
  lacking: { organisations: number; countries: number };
}

export interface DraftAsked {
  with: readonly string[];
  /** As typed, in the order of the organisations; empty where one is to be proposed. */
  shares: readonly string[];
  scheme: string;
  amountMinor?: number | undefined;
  currency?: string | undefined;
}

const WHOLE = 10_000;

/** Checks a basket by the rules of its scheme, and proposes the shares that nobody typed. */
export function draftOf(db: Database, asked: DraftAsked): Draft {
  const basket = basketOf(db, asked.with);
  const scheme = listSchemes(db).find(({ slug }) => slug === asked.scheme);
  const conditions = scheme && findOptionalConditions(db, scheme.id, undefined);
  const present = basket.flatMap(({ organisation, problem }) =>
    organisation && problem !== 'dissolved' ? organisation : [],
  );
  const rules = rulesOf(conditions, present, asked);
  const typed = basket.map(({ asked: slug }) => shareTyped(asked.shares[asked.with.indexOf(slug)]));
  const shares = proposeShares(typed);
  return {
    members: basket.map((member, place) => ({
      ...member,
      share: shares[place]!,
      isProposed: typed[place] === undefined,
    })),
    scheme,
    conditions,
    rules,
    outcome: summary(rules).outcome,
    sum: shares.reduce((sum, share) => sum + share, 0),
    ...lackingOf(conditions, rules, present),
  };
}

function rulesOf(
  conditions: SchemeConditions | undefined,
  [lead, ...partners]: Participant[],
  { amountMinor, currency }: DraftAsked,
): RuleResult[] {
  if (!lead) return [];
  return checkScheme(conditions, {
    lead,
    partners,
    amountMinor: amountMinor ?? null,
    currency: currency ?? null,
  });
}

function lackingOf(
  conditions: SchemeConditions | undefined,
  rules: RuleResult[],
  present: Participant[],
): Pick<Draft, 'missingCountries' | 'lacking'> {
  const asked = conditions?.consortium;
  const isOpen =
    rules.length === 0 ||
    rules.some(({ rule, outcome }) => rule.startsWith('consortium') && outcome !== 'pass');
  if (!asked || !isOpen) return { missingCountries: [], lacking: { organisations: 0, countries: 0 } };
  const csos = present.filter(({ kind }) => kind === 'cso');
  const countries = new Set(csos.map(({ country }) => country).filter(isSixCountry));
  const lacking = {
    organisations: Math.max(0, asked.organisations - csos.length),
    countries: Math.max(0, asked.countries - countries.size),
  };
  return {
    lacking,
    missingCountries: lacking.countries > 0 ? sixCountries.filter((code) => !countries.has(code)) : [],
  };
}

/** A share as typed, `30` or `33,33 %`, in hundredths; undefined where none was typed or it cannot be read. */
export function shareTyped(typed: string | undefined): number | undefined {
  const read = readShare(typed ?? '');
  return read === undefined ? undefined : hundredthsOf(read);
}

/**
 * Fills up to the whole: what is left after the typed ones is given out in equal steps of five per cent, and what
 * remains over goes to the first without a typed share, who is the lead unless it typed one.
 */
export function proposeShares(typed: readonly (number | undefined)[]): number[] {
  const open = typed.filter((share) => share === undefined).length;
  const left = Math.max(0, WHOLE - typed.reduce<number>((sum, share) => sum + (share ?? 0), 0));
  if (open === 0) return typed.map((share) => share ?? 0);
  const each = Math.floor(left / open / 500) * 500;
  let rest = left - each * open;
  return typed.map((share) => {
    if (share !== undefined) return share;
    const own = each + rest;
    rest = 0;
    return own;
  });
}
