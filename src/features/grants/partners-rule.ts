import type { SchemeConditions } from '../programmes/table.ts';
import type { GrantFacts, RuleResult } from './rules.ts';

/** Checks what a scheme asks of partners: at most so many, of certain countries. */
export function checkPartners(
  { maximum, countries }: NonNullable<SchemeConditions['partners']>,
  { partners }: GrantFacts,
): RuleResult[] {
  return [
    ...(maximum === undefined ? [] : [checkCount(maximum, partners.length)]),
    ...(countries ? [checkCountries(countries, partners)] : []),
  ];
}

function checkCount(asked: number, count: number): RuleResult {
  const isMet = count <= asked;
  return {
    rule: 'partners',
    outcome: isMet ? 'pass' : 'fail',
    message: isMet ? 'grant.rule.partners.pass' : 'grant.rule.partners.fail',
    values: { count, asked },
  };
}

function checkCountries(countries: string[], partners: GrantFacts['partners']): RuleResult {
  const others = partners.filter(({ country }) => country !== null && !countries.includes(country));
  const names = others.map(({ name }) => name).join('; ');
  const said =
    others.length > 0 ? 'fail' : partners.some(({ country }) => country === null) ? 'unknown' : 'pass';
  return {
    rule: 'partnerCountries',
    outcome: said === 'unknown' ? 'cannot_tell' : said,
    message: `grant.rule.partnerCountries.${said}`,
    values:
      said === 'fail' ? { names, countries: countries.join(', ') } : { countries: countries.join(', ') },
  };
}
