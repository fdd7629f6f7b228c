import { citationsOf, type Citation } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import type { EvidenceNoun } from './kinds.ts';

/** A figure or finding as the library lists it. */
export interface EvidenceRow {
  id: number;
  slug: string;
  statement: string;
  /** A number, a range or words, as printed. */
  value: string | null;
  unit: string | null;
  publisher: string;
  year: number | null;
  period: string | null;
  /** The code of a country, or the name of a region as printed. */
  place: string | null;
  theme: string | null;
  event: { slug: string; title: string } | null;
  address: string | null;
  readOn: string | null;
  basis: string | null;
}

/** Where a finding is used, and how that record is called. */
export interface EvidenceUseRow {
  noun: EvidenceNoun;
  /** Slug; of an outcome its number. */
  record: string;
  name: string;
  /** Of an outcome: the slug of its coalition. */
  coalition: string | null;
}

export interface EvidenceDetail extends EvidenceRow {
  uses: EvidenceUseRow[];
  citations: Citation[];
}

interface Stored extends Omit<EvidenceRow, 'event'> {
  eventSlug: string | null;
  eventTitle: string;
}

const SOURCE = (
  column: string,
) => `(select ${column} from citations join sources on sources.id = citations.source_id
  where citations.noun = 'evidence' and citations.record_id = evidence.id order by citations.id limit 1)`;
const SELECT = `select evidence.id, evidence.slug, statement, value, unit, publisher, year, period, place,
    themes.slug as theme, events.slug as eventSlug, events.title as eventTitle,
    ${SOURCE('sources.address')} as address, ${SOURCE('sources.read_on')} as readOn, ${SOURCE('citations.basis')} as basis
  from evidence left join themes on themes.id = evidence.theme_id
  left join events on events.id = evidence.cited_by_event_id`;

/** The rows of these findings, in the order of the ids. */
export function listEvidence(db: Database, ids: number[]): EvidenceRow[] {
  const rows = db
    .prepare<Stored>(`${SELECT} where evidence.id in (select value from json_each(?))`)
    .all(JSON.stringify(ids))
    .map(readRow);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** @throws NotFound where there is no finding of that slug. */
export function findEvidence(db: Database, slug: string): EvidenceDetail {
  const row = db.prepare<Stored>(`${SELECT} where evidence.slug = ?`).get(slug);
  if (!row) throw new NotFound(`no evidence ${slug}`);
  return { ...readRow(row), uses: usesOf(db, row.id), citations: citationsOf(db, 'evidence', row.id) };
}

function usesOf(db: Database, id: number): EvidenceUseRow[] {
  return db
    .prepare<Omit<EvidenceUseRow, 'record'> & { record: string | number }>(
      `select used.noun, coalesce(themes.slug, coalitions.slug, solutions.slug, outcomes.id) as record,
         coalesce(themes.names ->> 'en', coalitions.name, solutions.title, outcomes.what_changed) as name,
         owner.slug as coalition
       from evidence_uses used
       left join themes on used.noun = 'theme' and themes.id = used.record_id
       left join coalitions on used.noun = 'coalition' and coalitions.id = used.record_id
       left join solutions on used.noun = 'solution' and solutions.id = used.record_id
       left join outcomes on used.noun = 'outcome' and outcomes.id = used.record_id
       left join coalitions owner on owner.id = outcomes.coalition_id
       where used.evidence_id = ? order by used.created_at, used.noun, used.record_id`,
    )
    .all(id)
    .map((row) => ({ ...row, record: String(row.record) }));
}

function readRow({ eventSlug, eventTitle, ...own }: Stored): EvidenceRow {
  return { ...own, event: eventSlug === null ? null : { slug: eventSlug, title: eventTitle } };
}
