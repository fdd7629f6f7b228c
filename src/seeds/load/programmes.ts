import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import type { RecordHistory } from '#database/history.ts';
import { insertProgramme, insertScheme } from '../foundation.ts';
import { readProgrammes, readSchemes, type ProgrammeFacts } from '../read/programmes.ts';
import type { OrganisationRoll } from './organisation-roll.ts';
import { sourceOf } from './source.ts';

/** The programmes of the published rows, SMART Balkans with its funder, implementers and objectives. */
export function loadProgrammes(db: Database, roll: OrganisationRoll, record: RecordHistory): void {
  for (const programme of readProgrammes()) {
    const { facts } = programme;
    const id = insertProgramme(db, {
      ...programme,
      name: facts?.fullName.value ?? programme.name,
      agreementOn: facts?.agreementOn.value,
      size: facts?.size.value,
    });
    if (facts) loadFacts(db, roll, id, facts);
    record({ noun: 'programme', id, event: 'programme.loaded', after: { slug: programme.slug } });
  }
  for (const scheme of readSchemes()) {
    const id = insertScheme(db, scheme);
    if (scheme.conditionsSource)
      cite(db, 'programme', programmeOf(db, id), sourceOf(scheme.conditionsSource), scheme.slug);
  }
}

function loadFacts(db: Database, roll: OrganisationRoll, id: number, facts: ProgrammeFacts): void {
  cite(db, 'programme', id, sourceOf(facts.fullName), 'name');
  cite(db, 'programme', id, sourceOf(facts.agreementOn), 'agreement_on');
  cite(db, 'programme', id, sourceOf(facts.size), 'size');
  cite(
    db,
    'programme',
    id,
    { ...sourceOf(facts.fundsReduced), note: facts.fundsReduced.value },
    'funds_reduced',
  );
  const funder = roll.idOf({
    ...facts.funder.value,
    country: 'NO',
    kind: 'donor',
    source: { ...sourceOf(facts.funder), basis: 'derived' },
  });
  db.prepare('update programmes set funder_id = ? where id = ?').run(funder, id);
  for (const { organisation, isLead, countries, countriesSource, ...source } of facts.implementers) {
    const organisationId = roll.idOf({ ...organisation, kind: 'implementer', source: sourceOf(source) });
    db.prepare(
      'insert into programme_implementers (programme_id, organisation_id, is_lead, countries) values (?, ?, ?, ?)',
    ).run(id, organisationId, isLead ? 1 : 0, JSON.stringify(countries));
    cite(db, 'programme', id, sourceOf(countriesSource), 'implementers');
  }
  for (const objective of facts.objectives) {
    db.prepare('insert into objectives (programme_id, number, text) values (?, ?, ?)').run(
      id,
      objective.number,
      objective.value,
    );
    cite(db, 'programme', id, sourceOf(objective), 'objectives');
  }
}

function programmeOf(db: Database, schemeId: number): number {
  return db.prepare<{ id: number }>('select programme_id as id from schemes where id = ?').get(schemeId)!.id;
}
