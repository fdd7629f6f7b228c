import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import type { ActionKind } from './kinds.ts';

/** Who took part, as printed; the record where it is one of the coalition's. */
export interface ActionParticipant {
  name: string;
  slug: string | null;
  language: string | null;
}

/** What a coalition did. */
export interface ActionRow {
  id: number;
  coalition: { slug: string; name: string; language: string | null };
  kind: ActionKind;
  actedOn: string | null;
  institution: string | null;
  country: string | null;
  what: string;
  note: string | null;
  participants: ActionParticipant[];
  evidence: { address: string; readOn: string | null; basis: string; note: string | null }[];
  updatedAt: string;
}

type Stored = Omit<ActionRow, 'coalition' | 'participants' | 'evidence'> & {
  slug: string;
  name: string;
  language: string | null;
  participants: string;
  evidence: string;
};

const SELECT = `select actions.id, coalitions.slug, coalitions.name, coalitions.name_language as language,
    actions.kind, actions.acted_on as actedOn, actions.institution, actions.country, actions.what, actions.note,
    actions.updated_at as updatedAt,
    (select json_group_array(json_object('name', name, 'slug', slug, 'language', language)) from (
       select coalesce(organisations.name, part.name) as name, organisations.slug,
         organisations.name_language as language
       from action_participants part left join organisations on organisations.id = part.organisation_id
       where part.action_id = actions.id order by part.position)) as participants,
    (select json_group_array(json_object('address', address, 'readOn', read_on, 'basis', basis, 'note', note)) from (
       select sources.address, sources.read_on, citations.basis, citations.note from citations
       join sources on sources.id = citations.source_id
       where citations.noun = 'action' and citations.record_id = actions.id order by citations.id)) as evidence
  from actions join coalitions on coalitions.id = actions.coalition_id`;

/** The rows of these actions, in the order of the ids. */
export function listActions(db: Database, ids: number[]): ActionRow[] {
  const rows = db
    .prepare<Stored>(`${SELECT} where actions.id in (select value from json_each(?))`)
    .all(JSON.stringify(ids))
    .map(readRow);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Every action of a coalition, the latest first, undated ones last. */
export function actionsOf(db: Database, coalitionId: number): ActionRow[] {
  return db
    .prepare<Stored>(
      `${SELECT} where actions.coalition_id = ?
       order by actions.acted_on is null, actions.acted_on desc, actions.id desc`,
    )
    .all(coalitionId)
    .map(readRow);
}

/** @throws NotFound where the coalition has no such action. */
export function findAction(db: Database, coalition: string, id: number): ActionRow {
  const row = db.prepare<Stored>(`${SELECT} where actions.id = ? and coalitions.slug = ?`).get(id, coalition);
  if (!row) throw new NotFound(`no action ${id} of ${coalition}`);
  return readRow(row);
}

function readRow({ slug, name, language, participants, evidence, ...own }: Stored): ActionRow {
  return {
    ...own,
    coalition: { slug, name, language },
    participants: JSON.parse(participants) as ActionParticipant[],
    evidence: JSON.parse(evidence) as ActionRow['evidence'],
  };
}
