import type { Database } from '#database/connection.ts';
import type { Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { isCountry } from '#features/organisations/countries.ts';
import { comparePartialDates, isPartialDate } from '#language/partial-date.ts';
import { hundredthsOf, minorOf, shareText } from './amount.ts';
import { currencies } from './kinds.ts';
import { findOptionalParticipant, type Participant } from './participants.ts';
import { GrantInput } from './schemas.ts';

/** The input with spaces at the ends cut off and what is blank left out, so that blank is stored as unknown. */
export function tidyInput(input: GrantInput): GrantInput {
  const tidy = (value: unknown): unknown => {
    if (typeof value === 'string') return value.trim().normalize('NFC') || undefined;
    if (Array.isArray(value)) return value.map(tidy).filter((item) => item !== undefined);
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value).map(([key, item]) => [key, tidy(item)] as const);
    return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
  };
  return tidy(input) as GrantInput;
}

/** What is wrong with a tidied input by itself, before it is held against what the registry has. */
export function inputProblems(input: GrantInput): Problem[] {
  const found = [
    ...shapeProblems(GrantInput, input).filter(({ path }) => path !== '/lead'),
    ...moneyProblems(input),
    ...dateProblems(input),
    ...shareProblems(input),
  ];
  if (input.country !== undefined && !isCountry(input.country)) {
    found.push({ path: '/country', message: 'problem.countryUnknown' });
  }
  if (input.titleLanguage !== undefined && !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(input.titleLanguage)) {
    found.push({ path: '/titleLanguage', message: 'problem.languageTag' });
  }
  return found.filter((problem, place) => found.findIndex(({ path }) => path === problem.path) === place);
}

function moneyProblems({ amount, currency }: GrantInput): Problem[] {
  const problems: Problem[] = [];
  if (amount !== undefined && minorOf(amount) === undefined)
    problems.push({ path: '/amount', message: 'problem.amount' });
  if (amount !== undefined && currency === undefined) {
    problems.push({ path: '/currency', message: 'problem.currencyMissing' });
  }
  if (currency !== undefined && !(currencies as readonly string[]).includes(currency)) {
    problems.push({
      path: '/currency',
      message: 'problem.currency',
      values: { currencies: currencies.join(', ') },
    });
  }
  if (amount === undefined && currency !== undefined)
    problems.push({ path: '/amount', message: 'problem.amountMissing' });
  return problems;
}

function dateProblems({ startsOn, endsOn, source }: GrantInput): Problem[] {
  const problems: Problem[] = [];
  const dates = [
    ['/startsOn', startsOn],
    ['/endsOn', endsOn],
    ['/source/readOn', source?.readOn],
  ] as const;
  for (const [path, date] of dates) {
    if (date !== undefined && !isPartialDate(date))
      problems.push({ path, message: 'problem.dateUnreadable' });
  }
  if (problems.length === 0 && startsOn !== undefined && endsOn !== undefined) {
    const order = comparePartialDates(endsOn, startsOn);
    if (order !== undefined && order < 0)
      problems.push({ path: '/endsOn', message: 'problem.endBeforeStart' });
  }
  return problems;
}

/** Where every organisation has a share they make the whole; where some have none, the others leave room for it. */
function shareProblems({ leadShare, partners = [] }: GrantInput): Problem[] {
  const typed = [
    { path: '/leadShare', share: leadShare },
    ...partners.map(({ share }, place) => ({ path: `/partners/${place}/share`, share })),
  ];
  const wrong = typed.filter(({ share }) => share !== undefined && hundredthsOf(share) === undefined);
  if (wrong.length > 0) return wrong.map(({ path }) => ({ path, message: 'problem.share' }));
  const given = typed.flatMap(({ share }) => (share === undefined ? [] : hundredthsOf(share)!));
  const sum = given.reduce((all, share) => all + share, 0);
  const values = { sum: shareText(sum), difference: shareText(Math.abs(100_00 - sum)) };
  if (sum > 100_00) return [{ path: '/partners', message: 'problem.sharesOver', values }];
  if (sum < 100_00 && given.length === typed.length)
    return [{ path: '/partners', message: 'problem.sharesUnder', values }];
  return [];
}

/** The organisations that an input names, the lead first, with what is wrong with naming them so. */
export function consortiumOf(
  db: Database,
  input: GrantInput,
): { participants: Participant[]; problems: Problem[] } {
  const named = [
    { path: '/lead', slug: input.lead, role: 'lead', task: input.leadTask, share: input.leadShare } as const,
    ...(input.partners ?? []).map(
      ({ organisation, task, share }, place) =>
        ({
          path: `/partners/${place}/organisation`,
          slug: organisation,
          role: 'partner',
          task,
          share,
        }) as const,
    ),
  ];
  const participants: Participant[] = [];
  const problems: Problem[] = [];
  for (const { path, slug, role, task, share } of named) {
    const part = {
      role,
      task: task ?? null,
      share: share === undefined ? null : (hundredthsOf(share) ?? null),
    };
    const found = slug ? findOptionalParticipant(db, slug, part) : undefined;
    const twin = found && participants.find(({ id }) => id === found.id);
    if (!found)
      problems.push({
        path,
        message: role === 'lead' ? 'problem.leadUnknown' : 'problem.organisationUnknown',
      });
    else if (twin)
      problems.push({
        path,
        message: twin.role === 'lead' ? 'problem.partnerIsLead' : 'problem.partnerTwice',
      });
    else participants.push(found);
  }
  return { participants, problems };
}

/** The amount and currency of a checked input, in minor units. */
export function moneyOf({ amount, currency }: GrantInput): {
  amountMinor: number | null;
  currency: string | null;
} {
  return amount === undefined || currency === undefined
    ? { amountMinor: null, currency: null }
    : { amountMinor: minorOf(amount) ?? null, currency };
}
