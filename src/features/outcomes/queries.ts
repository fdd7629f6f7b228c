import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { IS_COUNTED } from './counting.ts';
import type { OutcomeStep, SubstantiationAnswer } from './kinds.ts';

/** A page that states a change, and how it was read. */
export interface OutcomeEvidence {
  address: string;
  readOn: string | null;
  basis: string;
  note: string | null;
}

/** One change at an institution, with what decides whether it counts. */
export interface OutcomeRow {
  id: number;
  coalition: { slug: string; name: string; language: string | null };
  country: string | null;
  institution: string;
  step: OutcomeStep;
  happenedOn: string | null;
  whatChanged: string;
  contribution: string | null;
  reason: string | null;
  note: string | null;
  isCounted: boolean;
  evidence: OutcomeEvidence[];
  /** Findings of the evidence library that are attached. */
  library: { slug: string; statement: string; publisher: string }[];
  /** Who was asked from outside: how many, how many answered, how many agree at least in part. */
  substantiation: { asked: number; answered: number; agreed: number };
  updatedAt: string;
}

interface Stored {
  id: number;
  slug: string;
  name: string;
  language: string | null;
  country: string | null;
  institution: string;
  step: OutcomeStep;
  happenedOn: string | null;
  whatChanged: string;
  contribution: string | null;
  reason: string | null;
  note: string | null;
  isCounted: number;
  evidence: string;
  library: string;
  asked: number;
  answered: number;
  agreed: number;
  updatedAt: string;
}

const SELECT = `select outcomes.id, coalitions.slug, coalitions.name, coalitions.name_language as language,
    outcomes.country, outcomes.institution, outcomes.step, outcomes.happened_on as happenedOn,
    outcomes.what_changed as whatChanged, outcomes.contribution, outcomes.reason, outcomes.note,
    ${IS_COUNTED} as isCounted, outcomes.updated_at as updatedAt,
    (select json_group_array(json_object('address', address, 'readOn', read_on, 'basis', basis, 'note', note)) from (
       select sources.address, sources.read_on, citations.basis, citations.note from citations
       join sources on sources.id = citations.source_id
       where citations.noun = 'outcome' and citations.record_id = outcomes.id order by citations.id)) as evidence,
    (select json_group_array(json_object('slug', slug, 'statement', statement, 'publisher', publisher)) from (
       select evidence.slug, evidence.statement, evidence.publisher from evidence_uses
       join evidence on evidence.id = evidence_uses.evidence_id
       where evidence_uses.noun = 'outcome' and evidence_uses.record_id = outcomes.id)) as library,
    (select count(*) from substantiations where outcome_id = outcomes.id) as asked,
    (select count(*) from substantiations where outcome_id = outcomes.id and answered_at is not null) as answered,
    (select count(*) from substantiations where outcome_id = outcomes.id and answer in ('agree', 'in_part')) as agreed
  from outcomes join coalitions on coalitions.id = outcomes.coalition_id`;

/** The rows of these outcomes, in the order of the ids. */
export function listOutcomes(db: Database, ids: number[]): OutcomeRow[] {
  const rows = db
    .prepare<Stored>(`${SELECT} where outcomes.id in (select value from json_each(?))`)
    .all(JSON.stringify(ids))
    .map(readRow);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Every outcome of a coalition, the latest first, undated ones last. */
export function outcomesOf(db: Database, coalitionId: number): OutcomeRow[] {
  return db
    .prepare<Stored>(
      `${SELECT} where outcomes.coalition_id = ?
       order by outcomes.happened_on is null, outcomes.happened_on desc, outcomes.id desc`,
    )
    .all(coalitionId)
    .map(readRow);
}

/** @throws NotFound where the coalition has no such outcome. */
export function findOutcome(db: Database, coalition: string, id: number): OutcomeRow {
  const row = db
    .prepare<Stored>(`${SELECT} where outcomes.id = ? and coalitions.slug = ?`)
    .get(id, coalition);
  if (!row) throw new NotFound(`no outcome ${id} of ${coalition}`);
  return readRow(row);
}

/** What an outsider answered; the name only where it may be shown. */
export interface Substantiation {
  id: number;
  askedAt: string;
  expiresAt: string;
  answeredAt: string | null;
  answer: SubstantiationAnswer | null;
  name: string | null;
  post: string | null;
  comment: string | null;
}

/** Who was asked about an outcome and what they said, in the order of asking. */
export function substantiationsOf(
  db: Database,
  outcomeId: number,
  reader: { isStaff: boolean },
): Substantiation[] {
  return db
    .prepare<Substantiation>(
      `select substantiations.id, asked_at as askedAt, expires_at as expiresAt, answered_at as answeredAt, answer,
         post, comment, (select value from personal_values where noun = 'substantiation'
           and record_id = substantiations.id and field = 'name' and (is_public or ?)) as name
       from substantiations where outcome_id = ? order by id`,
    )
    .all(reader.isStaff ? 1 : 0, outcomeId);
}

function readRow(row: Stored): OutcomeRow {
  const { slug, name, language, isCounted, evidence, library, asked, answered, agreed, ...own } = row;
  return {
    ...own,
    coalition: { slug, name, language },
    isCounted: isCounted === 1,
    evidence: JSON.parse(evidence) as OutcomeEvidence[],
    library: JSON.parse(library) as OutcomeRow['library'],
    substantiation: { asked, answered, agreed },
  };
}
