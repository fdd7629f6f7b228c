import type { Database } from '#database/connection.ts';
import { createCoalition, joinCoalition } from '#features/coalitions/commands.ts';
import type { Act } from '#features/people/actor.ts';
import { readCoalitions, readMembers } from '../read/coalitions.ts';
import { defined } from './conference.ts';
import type { OrganisationRoll } from './organisation-roll.ts';
import { sourceOf } from './source.ts';

/**
 * The published coalitions and who belongs to them. A network is one organisation and one coalition that
 * carries its ask; its membership is kept once, by the network.
 */
export function loadCoalitions(db: Database, act: Act, roll: OrganisationRoll): void {
  const slugs = new Map<string, string>();
  for (const { key, language, ...row } of readCoalitions()) {
    const source = sourceOf(row);
    const network =
      row.kind === 'coalition'
        ? undefined
        : roll.slugOf({
            name: row.name,
            language,
            country: row.countries.length === 1 ? row.countries[0] : undefined,
            acronym: row.acronym,
            nameEnglish: row.nameEnglish === row.name ? undefined : row.nameEnglish,
            otherNames: row.otherNames,
            kind: 'network',
            scope: row.scope,
            website: row.website,
            source,
          });
    const { slug } = createCoalition(
      db,
      act,
      defined({
        name: row.name,
        nameLanguage: language,
        nameEnglish: row.nameEnglish,
        acronym: row.acronym,
        otherNames: row.otherNames.map(({ note: _, ...other }) => defined(other)),
        kind: row.kind,
        scope: row.scope,
        countries: row.countries,
        themes: row.themes,
        themeNote: row.themeNote,
        problem: row.problem,
        ask: row.ask,
        formedOn: row.formedOn,
        status: row.status,
        website: row.website,
        network,
        source,
      }),
    );
    slugs.set(key, slug);
  }
  loadMembers(db, act, roll, slugs);
}

function loadMembers(db: Database, act: Act, roll: OrganisationRoll, slugs: Map<string, string>): void {
  for (const member of readMembers()) {
    const source = sourceOf(member);
    joinCoalition(
      db,
      act,
      slugs.get(member.coalitionKey)!,
      defined({
        organisation: roll.slugOf({ ...member.member, source }),
        kind: member.kind,
        role: member.role,
        joinedOn: member.joinedOn,
        leftOn: member.leftOn,
        hasLeft: member.hasLeft,
        note: member.note,
        source,
      }),
    );
  }
}
