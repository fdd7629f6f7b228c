import { namesOf, type NameRow } from '#features/organisations/names.ts';
import type { Row } from './batches.ts';
import { addDays, dayBetween, HORIZON, momentOn, printed } from './dates.ts';
import { said } from './languages.ts';
import { inventBody, type InventedBody } from './bodies.ts';
import { missionIn, NameMaker } from './organisation-names.ts';
import { randomOf, type Random } from './random.ts';
import { Roll } from './roll.ts';
import { Slugs } from './slugs.ts';
import type { Workshop } from './workshop.ts';
import { heads } from './words.ts';

/** Invents organisations with their names, themes and search rows; answers those that may take part in grants. */
export function generateOrganisations(workshop: Workshop, count: number): Roll {
  const random = randomOf(workshop.seed, 'organisations');
  const names = new NameMaker(random);
  const roll = new Roll();
  const write = writer(workshop, random);
  for (let id = 1; id <= count; id += 1) {
    const organisation = inventBody(random, names, id, roll);
    const all = write(id, organisation);
    if (organisation.status === 'merged') continue;
    roll.add({
      id,
      kind: organisation.kind,
      country: organisation.country === null ? null : organisation.home,
      language: organisation.names.language,
      names: all,
      isRegional: organisation.scope === 'regional',
    });
  }
  return roll;
}

/** Answers a function that writes one organisation and gives back all of its names, the shown one first. */
function writer(
  { batches, forms, themeIds }: Workshop,
  random: Random,
): (id: number, made: InventedBody) => string[] {
  const slugs = new Slugs();
  const row = batches.into('organisations');
  const name = batches.into('organisation_names');
  const theme = batches.into('organisation_themes');
  const search = batches.into('organisation_search');
  return (id, made) => {
    const missions = missionsOf(random, made);
    row(rowOf(random, id, slugs.of(made.names.name), made, missions));
    const rows = nameRows(made);
    rows.forEach((one, position) => {
      name({
        organisation_id: id,
        name: one.name,
        kind: one.kind,
        language: one.language,
        script: one.script,
        used_until: one.kind === 'former' ? String(random.between(2008, 2024)) : null,
        exact_key: one.exactKey,
        script_key: one.scriptKey,
        position,
      });
    });
    for (const themeId of random.sample(themeIds, random.weighted(themeCounts))) {
      theme({ organisation_id: id, theme_id: themeId });
    }
    const names = rows.map((one) => one.name);
    search({ rowid: id, names: forms(names), texts: forms(Object.values(missions)) });
    return names;
  };
}

const themeCounts = [
  [0, 1],
  [1, 4],
  [2, 3],
  [3, 1],
] as const;

/** Through the commands' own function, so that names and keys are as if they had been entered. */
function nameRows({ kind, names }: InventedBody): NameRow[] {
  return namesOf({
    name: names.name,
    nameLanguage: names.language,
    kind,
    ...(names.acronym ? { acronym: names.acronym } : {}),
    ...(names.english ? { nameEnglish: names.english } : {}),
    otherNames: names.others ?? [],
  });
}

function rowOf(
  random: Random,
  id: number,
  slug: string,
  made: InventedBody,
  missions: Record<string, string>,
): Row {
  const { kind, country, names } = made;
  const isCso = kind === 'cso';
  const legalForm = said(random.pick([heads[0]!, heads[2]!]), names.language).toLowerCase();
  const day = dayBetween(random, '2021-12-06', HORIZON);
  return {
    id,
    slug,
    kind,
    country,
    name: names.name,
    name_language: names.language,
    city: names.town ?? null,
    legal_form: isCso && random.chance(0.7) ? legalForm : null,
    registration_number:
      isCso && random.chance(0.6) ? `EX-${country ?? 'XX'}-${String(id).padStart(7, '0')}` : null,
    founded_on: random.chance(0.6) ? printed(random, dayBetween(random, '1992-01-01', '2022-12-31')) : null,
    website: random.chance(0.4) ? `https://${slug}.example.org` : null,
    scope: made.scope,
    status: made.status,
    merged_into_id: made.mergedIntoId,
    missions: JSON.stringify(missions),
    created_at: momentOn(random, day),
    updated_at: momentOn(
      random,
      random.chance(0.3) ? dayBetween(random, addDays(day, 1), addDays(HORIZON, 1)) : addDays(day, 1),
    ),
  };
}

function missionsOf(random: Random, { names }: InventedBody): Record<string, string> {
  if (random.chance(0.45)) return {};
  const own = { [names.language]: missionIn(random, names.language) };
  return random.chance(0.3) ? { ...own, en: missionIn(random, 'en') } : own;
}
