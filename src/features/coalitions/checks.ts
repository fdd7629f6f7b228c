import type { Database } from '#database/connection.ts';
import type { Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { isCountry } from '#features/organisations/countries.ts';
import { LISTED } from '#features/organisations/listed.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { coalitionKinds, coalitionScopes, coalitionStatuses } from './kinds.ts';
import { CoalitionInput } from './schemas.ts';

/** What the slugs of an input stand for. */
export interface Resolved {
  themeIds: number[];
  sessionId: number | null;
  networkId: number | null;
}

/** Every problem of what is said of a coalition, and the records that it names. */
export function checkCoalition(
  db: Database,
  input: CoalitionInput,
): { problems: Problem[]; resolved: Resolved } {
  const problems = [...shapeProblems(CoalitionInput, input), ...plainProblems(input)];
  const themeIds = (input.themes ?? []).map((theme) => {
    const found = db.prepare<{ id: number }>('select id from themes where slug = ?').get(theme)?.id;
    if (found === undefined) problems.push({ path: '/themes', message: 'problem.themeUnknown' });
    return found ?? 0;
  });
  const sessionId = sessionIdOf(db, input.formedAt);
  if (input.formedAt && sessionId === null)
    problems.push({ path: '/formedAt', message: 'problem.sessionUnknown' });
  const networkId = networkIdOf(db, input.network);
  if (input.network && networkId === null)
    problems.push({ path: '/network', message: 'problem.networkUnknown' });
  return { problems, resolved: { themeIds: [...new Set(themeIds)], sessionId, networkId } };
}

function plainProblems(input: CoalitionInput): Problem[] {
  const problems: Problem[] = [];
  const expect = (isFine: boolean, path: string, message: Problem['message']) => {
    if (!isFine) problems.push({ path, message });
  };
  expect(input.name.trim() !== '', '/name', 'problem.coalitionName');
  expect(input.ask.trim() !== '', '/ask', 'problem.coalitionAsk');
  expect(includes(coalitionKinds, input.kind), '/kind', 'problem.coalitionKind');
  expect(includes(coalitionStatuses, input.status), '/status', 'problem.coalitionStatus');
  expect(!input.scope || includes(coalitionScopes, input.scope), '/scope', 'problem.coalitionScope');
  expect((input.countries ?? []).every(isCountry), '/countries', 'problem.countryUnknown');
  expect(!input.formedOn || isPartialDate(input.formedOn), '/formedOn', 'problem.dateUnreadable');
  expect(!input.website || isWebAddress(input.website), '/website', 'problem.webAddress');
  const languages = [input.nameLanguage, ...(input.otherNames ?? []).map(({ language }) => language)];
  expect(
    languages.every((tag) => !tag || isLanguageTag(tag)),
    '/nameLanguage',
    'problem.languageTag',
  );
  expect(
    (input.otherNames ?? []).every(({ name }) => name.trim() !== ''),
    '/otherNames',
    'problem.otherName',
  );
  return problems;
}

function includes(values: readonly string[], value: string): boolean {
  return values.includes(value);
}

function isLanguageTag(tag: string): boolean {
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag);
}

function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(address) && URL.canParse(address);
}

function sessionIdOf(db: Database, place: CoalitionInput['formedAt']): number | null {
  if (!place) return null;
  const found = db
    .prepare<{ id: number }>(
      `select sessions.id from sessions join events on events.id = sessions.event_id
       where events.slug = ? and sessions.slug = ?`,
    )
    .get(place.event, place.session);
  return found?.id ?? null;
}

function networkIdOf(db: Database, slug: string | undefined): number | null {
  if (!slug) return null;
  const found = db
    .prepare<{ id: number }>(`select id from organisations where slug = ? and kind = 'network' and ${LISTED}`)
    .get(slug);
  return found?.id ?? null;
}
