import { isSixCountry } from '../../language/countries.ts';
import type { MessageKey, MessageValues } from '../../language/translate.ts';
import type { SchemeConditions } from '../programmes/table.ts';
import type { GrantFacts, Outcome, Party, RuleResult } from './rules.ts';

type Consortium = NonNullable<SchemeConditions['consortium']>;

/** A network is regional where its members are of at least so many of the six countries (DOMAIN.md, “Grants”). */
const NETWORK_COUNTRIES = 3;

/**
 * Checks the rule of regional grants: so many CSOs of so many of the six countries, or, where the scheme
 * allows it, a regional network. Either suffices, so where a network meets the rule or cannot be judged, the
 * numbers that a single organisation cannot reach are not held against it.
 */
export function checkConsortium(asked: Consortium, grant: GrantFacts): RuleResult[] {
  const counted = [checkOrganisations(asked, grant), checkCountries(asked, grant)];
  const isMet = counted.every(({ outcome }) => outcome === 'pass');
  if (isMet || !asked.orNetwork) return counted;
  const network = checkNetwork(grant);
  if (!network) return counted;
  return network.outcome === 'fail' ? [...counted, network] : [network];
}

function checkOrganisations(
  asked: Consortium,
  { lead, partners, hasUnknownPartners }: GrantFacts,
): RuleResult {
  const count = [lead, ...partners].filter(({ kind }) => kind === 'cso').length;
  const values = { count, asked: asked.organisations };
  if (count >= asked.organisations) return result('organisations', 'pass', 'pass', values);
  return hasUnknownPartners
    ? result('organisations', 'cannot_tell', 'unpublished', values)
    : result('organisations', 'fail', 'fail', values);
}

function checkCountries(asked: Consortium, { lead, partners, hasUnknownPartners }: GrantFacts): RuleResult {
  const csos = [lead, ...partners].filter(({ kind }) => kind === 'cso');
  const countries = new Set(csos.map(({ country }) => country).filter((country) => isSixCountry(country)));
  const unknown = csos.filter(({ country }) => country === null).length;
  const values = { count: countries.size, asked: asked.countries };
  if (countries.size >= asked.countries) return result('countries', 'pass', 'pass', values);
  if (countries.size + unknown >= asked.countries)
    return result('countries', 'cannot_tell', 'unknown', values);
  if (hasUnknownPartners) return result('countries', 'cannot_tell', 'unpublished', values);
  return result('countries', 'fail', asked.orNetwork ? 'failOrNetwork' : 'fail', values);
}

/** Undefined where no network takes part. */
function checkNetwork({ lead, partners }: GrantFacts): RuleResult | undefined {
  if (lead.kind === 'network') return checkRegionalNetwork(lead);
  const partner = partners.find(({ kind }) => kind === 'network');
  return partner && result('network', 'cannot_tell', 'partner', { name: partner.name });
}

function checkRegionalNetwork(network: Party): RuleResult {
  const { name, scope, memberCountries, membersWithoutCountry = 0 } = network;
  if (scope === null || scope === undefined)
    return result('network', 'cannot_tell', 'unknownScope', { name });
  if (scope !== 'regional') return result('network', 'fail', 'notRegional', { name });
  if (memberCountries === undefined) return result('network', 'cannot_tell', 'noMembers', { name });
  const count = new Set(memberCountries.filter((country) => isSixCountry(country))).size;
  const values = { name, count, asked: NETWORK_COUNTRIES };
  if (count >= NETWORK_COUNTRIES) return result('network', 'pass', 'pass', values);
  return count + membersWithoutCountry >= NETWORK_COUNTRIES
    ? result('network', 'cannot_tell', 'unknownMembers', values)
    : result('network', 'fail', 'fewCountries', values);
}

type Said = MessageKey extends infer Key
  ? Key extends `grant.rule.consortium.${infer Rest}`
    ? Rest
    : never
  : never;
type SaidOf<Rule extends string> = Said extends infer Key
  ? Key extends `${Rule}.${infer Rest}`
    ? Rest
    : never
  : never;

function result<Rule extends 'organisations' | 'countries' | 'network'>(
  rule: Rule,
  outcome: Outcome,
  said: SaidOf<Rule>,
  values: MessageValues,
): RuleResult {
  return {
    rule: `consortium.${rule}`,
    outcome,
    message: `grant.rule.consortium.${rule}.${said}` as MessageKey,
    values,
  };
}
