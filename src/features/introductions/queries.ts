import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { ownOrganisations, speaksFor } from '#features/partners/acting.ts';
import { namesOf, type NamedOrganisation } from '#features/partners/details.ts';
import type { Actor } from '#features/people/actor.ts';
import type { IntroductionState } from './kinds.ts';

export interface Introduction {
  id: number;
  publicId: string;
  from: NamedOrganisation;
  to: NamedOrganisation;
  state: IntroductionState;
  createdAt: string;
  decidedAt: string | null;
  /** Public ids; addresses are looked up by `otherAddress` alone. */
  writtenBy: string | null;
  decidedBy: string | null;
  messages: { fromId: number; body: string; sentAt: string }[];
  isReported: boolean;
}

type Row = Omit<Introduction, 'from' | 'to' | 'messages' | 'isReported'> & {
  fromId: number;
  toId: number;
  reported: number;
};

const OWN = `select id, public_id as publicId, from_id as fromId, to_id as toId, state, created_at as createdAt,
    decided_at as decidedAt, written_by as writtenBy, decided_by as decidedBy,
    exists (select 1 from introduction_reports where introduction_id = introductions.id) as reported
  from introductions`;

function read(db: Database, rows: Row[]): Introduction[] {
  const names = namesOf(
    db,
    rows.flatMap(({ fromId, toId }) => [fromId, toId]),
  );
  const messages = db.prepare<Introduction['messages'][number]>(
    'select from_id as fromId, body, sent_at as sentAt from introduction_messages where introduction_id = ? order by id',
  );
  return rows.map(({ fromId, toId, reported, ...row }) => ({
    ...row,
    from: names.get(fromId)!,
    to: names.get(toId)!,
    messages: messages.all(row.id),
    isReported: reported === 1,
  }));
}

/**
 * An introduction for one of its two sides. Nobody else may know of it, staff neither: they see counts. Throws
 * NotFound.
 */
export function findIntroductionFor(db: Database, actor: Actor, publicId: string): Introduction {
  const row = db.prepare<Row>(`${OWN} where public_id = ?`).get(publicId);
  const isParty = row && (speaksFor(db, actor, row.fromId) || speaksFor(db, actor, row.toId));
  if (!row || !isParty) throw new NotFound(`no introduction ${publicId} for this person`);
  return read(db, [row])[0]!;
}

/** Those of one's own organisations, the newest first. */
export function listIntroductions(db: Database, actor: Actor): Introduction[] {
  const rows = db
    .prepare<Row>(
      `${OWN} where :all or from_id in (select value from json_each(:own)) or to_id in (select value from json_each(:own))
       order by id desc limit 200`,
    )
    .all({ all: db.isPractice ? 1 : 0, own: JSON.stringify(ownOrganisations(actor)) });
  return read(db, rows);
}

/**
 * The address of the person on the other side, once the introduction was accepted; undefined before. This is the
 * only place that reads one for showing it.
 */
export function otherAddress(
  registry: Database,
  introduction: Introduction,
  reads: 'from' | 'to',
): string | undefined {
  if (introduction.state !== 'accepted') return undefined;
  const person = reads === 'from' ? introduction.decidedBy : introduction.writtenBy;
  return registry
    .prepare<{ email: string }>('select email from people where public_id = ? and suspended_at is null')
    .get(person)?.email;
}

/** What staff see: how many, and how they stand; no contents and no parties. */
export function countIntroductions(db: Database): Record<IntroductionState | 'reported' | 'blocked', number> {
  const count = (text: string) => db.prepare<{ count: number }>(text).get()?.count ?? 0;
  const inState = (state: IntroductionState) =>
    count(`select count(*) as count from introductions where state = '${state}'`);
  return {
    sent: inState('sent'),
    accepted: inState('accepted'),
    declined: inState('declined'),
    reported: count('select count(distinct introduction_id) as count from introduction_reports'),
    blocked: count('select count(*) as count from introduction_blocks'),
  };
}
