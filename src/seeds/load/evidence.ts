import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import type { RecordHistory } from '#database/history.ts';
import { readClaims } from '../read/claims.ts';
import { readEvidence } from '../read/evidence.ts';
import { PROGRAMME, type ConferenceCeremony } from './conference.ts';
import { sourceOf } from './source.ts';

/** Figures and findings with their sources; those that the printed programme cites are tied to its event. */
export function loadEvidence(db: Database, record: RecordHistory): void {
  for (const row of readEvidence()) {
    const id = Number(
      db
        .prepare(
          `insert into evidence (slug, statement, value, unit, publisher, year, period, place, theme_id, cited_by_event_id)
           values (?, ?, ?, ?, ?, ?, ?, ?, (select id from themes where slug = ?), case when ? then (select min(id) from events) end)`,
        )
        .run(
          row.key,
          row.statement,
          row.value ?? null,
          row.unit ?? null,
          row.publisher,
          row.year ?? null,
          row.period ?? null,
          row.place ?? null,
          row.theme ?? null,
          row.isCitedByConference ? 1 : 0,
        ).lastInsertRowid,
    );
    cite(db, 'evidence', id, sourceOf(row));
    record({ noun: 'evidence', id, event: 'evidence.loaded', after: { slug: row.key } });
  }
}

/** Published figures about grants; those on the Skopje ceremonies are shown beside what stands there. */
export function loadClaims(db: Database, ceremonies: ConferenceCeremony[], record: RecordHistory): void {
  for (const row of readClaims()) {
    const programme = CLAIMANT[row.key] ?? PROGRAMME;
    const id = Number(
      db
        .prepare(
          `insert into claims (slug, programme_id, what, unit, count, amount_minor, currency, period, schemes, countries, note)
           values (?, (select id from programmes where slug = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          row.key,
          programme,
          row.what,
          row.unit,
          row.count ?? null,
          row.amountMinor ?? null,
          row.currency ?? null,
          row.period ?? null,
          JSON.stringify(schemesMeant(db, row.rowsMeant, programme)),
          JSON.stringify(meant(row.rowsMeant, 'country')),
          row.note ?? null,
        ).lastInsertRowid,
    );
    cite(db, 'claim', id, sourceOf(row));
    const isMeant = CLAIMED[row.key];
    for (const ceremony of ceremonies.filter((one) => isMeant?.(one))) {
      db.prepare(
        "insert into hints (noun, record_id, kind, other_id) values ('ceremony', ?, 'claim', ?)",
      ).run(ceremony.id, id);
    }
    record({
      noun: 'claim',
      id,
      event: 'claim.loaded',
      after: { slug: row.key },
      subjects: [{ noun: 'programme', id: programmeId(db, programme) }],
    });
  }
}

/** The values of a name in what a file says of the rows, such as `scheme=Core; country=RS,MK,ME`. */
function meant(rowsMeant: string | undefined, name: 'scheme' | 'country'): string[] {
  const part = rowsMeant?.split(';').find((text) => text.trim().startsWith(`${name}=`));
  return (
    part
      ?.split('=')[1]
      ?.split(',')
      .map((value) => value.trim()) ?? []
  );
}

function schemesMeant(db: Database, rowsMeant: string | undefined, programme: string): string[] {
  return meant(rowsMeant, 'scheme').flatMap((name) =>
    db
      .prepare<{ slug: string }>(
        'select slug from schemes where name = ? and programme_id = (select id from programmes where slug = ?)',
      )
      .all(name, programme)
      .map(({ slug }) => slug),
  );
}

/** Claims of other programmes, by the source that they share with those programmes’ grants. */
const CLAIMANT: Record<string, string> = {
  'advocacy-six': 'fakt-sub-granting',
  'cofinanced-six': 'montenegro-co-financing-2022',
};

/** Which ceremonies of the conference a claim speaks of. */
const CLAIMED: Record<string, (ceremony: ConferenceCeremony) => boolean> = {
  'skopje-2023-regional': ({ scheme }) => scheme === 'regional',
  'skopje-2023-core': ({ scheme, countries }) =>
    scheme === 'core' && ['RS', 'MK', 'ME'].some((country) => countries.includes(country)),
};

function programmeId(db: Database, slug: string): number {
  return db.prepare<{ id: number }>('select id from programmes where slug = ?').get(slug)!.id;
}
