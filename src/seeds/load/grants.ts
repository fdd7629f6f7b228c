import type { Database } from '#database/connection.ts';
import { createCeremony, reportHeld } from '#features/ceremonies/commands.ts';
import { createGrant } from '#features/grants/commands.ts';
import type { Act } from '#features/people/actor.ts';
import { reportSigning } from '#features/signings/commands.ts';
import { readGrants, type GrantRow } from '../read/grants.ts';
import { defined, type ConferenceCeremony } from './conference.ts';
import type { OrganisationRoll } from './organisation-roll.ts';
import { sourceOf } from './source.ts';

/** Pairs of rows that may be one grant and that no source ties: they stay two, each with the hint. */
const MAY_BE_SAME: [string, string][] = [
  ['smart-regional-advocacy-training-and-resource', 'smart-regional-advocacy-training-and-resource-2'],
  ['smart-regional-ngo-juventas', 'smart-regional-ngo-juventas-2'],
];

/** Every published grant with its consortium, and its signing where a source reports one. */
export function loadGrants(
  db: Database,
  act: Act,
  roll: OrganisationRoll,
  conference: ConferenceCeremony[],
): void {
  const ids = new Map<string, number>();
  const ceremonies = new Map<string, number>();
  const rows = readGrants();
  for (const row of rows) {
    const { id } = createGrant(db, act, grantInput(row, roll));
    ids.set(row.key, id);
    if (row.signedOn === undefined) continue;
    const ceremonyId = isSkopje(row)
      ? atConference(row, conference)
      : ceremonyOf(db, act, row, rows, ceremonies);
    reportSigning(db, act, { grantId: id, signedOn: row.signedOn, ceremonyId, source: sourceOf(row) });
  }
  for (const [left, right] of MAY_BE_SAME) {
    for (const pair of [
      [left, right],
      [right, left],
    ]) {
      db.prepare(
        "insert into hints (noun, record_id, kind, other_id) values ('grant', ?, 'may_be_same', ?)",
      ).run(pair.map((key) => ids.get(key)));
    }
  }
  reportSkopje(db, act, conference, rows);
}

function grantInput(row: GrantRow, roll: OrganisationRoll) {
  const source = sourceOf(row);
  return defined({
    programme: row.programmeSlug,
    scheme: row.schemeSlug,
    title: row.title,
    lead: roll.slugOf({ ...row.grantee, source }),
    partners: row.partners.map((partner) => ({ organisation: roll.slugOf({ ...partner, source }) })),
    country: row.country,
    amount: row.amountMinor === undefined ? undefined : (row.amountMinor / 100).toFixed(2),
    currency: row.currency,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    importKey: row.key,
    source,
  });
}

function isSkopje(row: GrantRow): boolean {
  return row.programmeSlug === 'smart-balkans' && row.signedOn === '2023-12-14' && row.place === 'Skopje';
}

/** The session of the printed programme that has the grant's scheme and country. */
function atConference(row: GrantRow, conference: ConferenceCeremony[]): number | undefined {
  return conference.find(
    ({ scheme, countries }) =>
      row.schemeSlug === `smart-balkans-${scheme}` &&
      row.country !== undefined &&
      countries.includes(row.country),
  )?.id;
}

/** Rows of one programme, date and place make one ceremony; a date without a place makes none. */
function ceremonyOf(
  db: Database,
  act: Act,
  row: GrantRow,
  rows: GrantRow[],
  made: Map<string, number>,
): number | undefined {
  if (row.place === undefined || row.signedOn === undefined) return undefined;
  const key = [row.programmeSlug, row.signedOn, row.place].join('|');
  let id = made.get(key);
  if (id === undefined) {
    const together = rows.filter(
      (other) =>
        other.programmeSlug === row.programmeSlug &&
        other.signedOn === row.signedOn &&
        other.place === row.place,
    );
    id = createCeremony(db, act, {
      programme: row.programmeSlug,
      title: `Signing ceremony, ${row.place}`,
      plannedOn: row.signedOn,
      place: row.place,
      schemes: [
        ...new Set(together.flatMap(({ schemeSlug }) => (schemeSlug === undefined ? [] : [schemeSlug]))),
      ],
      countries: [],
      isListPublic: true,
      source: { ...sourceOf(row), note: undefined },
    }).id;
    made.set(key, id);
  }
  return id;
}

/** The agenda and the report of the day differ: both are kept, and the ceremony's page shows them side by side. */
function reportSkopje(db: Database, act: Act, conference: ConferenceCeremony[], rows: GrantRow[]): void {
  for (const ceremony of conference) {
    const held = rows.find((row) => isSkopje(row) && atConference(row, [ceremony]) !== undefined);
    if (!held) continue;
    reportHeld(db, act, ceremony.slug, {
      heldOn: '2023-12-14',
      place: 'Skopje',
      statement:
        ceremony.scheme === 'core'
          ? 'The report of the day has the core grants of Serbia, North Macedonia and Montenegro awarded on 14 December 2023; the printed agenda has them on 15 December.'
          : 'The report of the day has the regional grants signed on 14 December 2023, as the printed agenda does.',
      source: { ...sourceOf(held), note: undefined },
    });
  }
}
