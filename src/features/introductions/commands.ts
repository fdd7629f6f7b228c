import { randomUUID } from 'node:crypto';
import type { Database } from '#database/connection.ts';
import { change, type RecordHistory } from '#database/history.ts';
import { Conflict, Invalid, Refused, type Problem } from '#errors.ts';
import { addressesOf, requireVoice, speaksFor } from '#features/partners/acting.ts';
import type { Act } from '#features/people/actor.ts';
import { LISTED } from '#features/organisations/listed.ts';
import { translatorOf, type MessageKey } from '#language/translate.ts';
import { queueMail } from '#mail/queue.ts';
import { paths } from '#paths.ts';
import { findIntroductionFor, type Introduction } from './queries.ts';
import type { IntroductionDecision, IntroductionInput } from './schemas.ts';

/** Against mass mailing: so many first letters of one organisation in so many days. */
export const LIMIT = { count: 10, days: 7 };
/** After a refusal nobody writes again at once. */
const QUIET_DAYS = 90;
const DAY = 86_400_000;
const LANGUAGE = 'en';

/** Where mail leads and whose addresses it goes to. */
export interface Post {
  registry: Database;
  publicUrl: string;
}

/**
 * One organisation writes to another. Neither sees an address of the other's.
 *
 * @throws Refused for who does not speak for the writer; Invalid; Conflict where the same introduction stands or
 *   was declined lately, where the other takes none from it, or where too many were written (values `count`, `days`).
 */
export function writeIntroduction(
  db: Database,
  act: Act,
  post: Post,
  input: IntroductionInput,
): { publicId: string } {
  return change(db, act, (record) => {
    const idOf = (slug: string) =>
      db
        .prepare<{ id: number }>(
          `select id from organisations where slug = ? and status <> 'dissolved' and ${LISTED}`,
        )
        .get(slug)?.id;
    const [fromId, toId] = [idOf(input.from), idOf(input.to)];
    const problems: Problem[] = [];
    if (fromId === undefined) problems.push({ path: '/from', message: 'problem.callOrganisation' });
    if (toId === undefined) problems.push({ path: '/to', message: 'problem.callOrganisation' });
    if (toId !== undefined && fromId === toId)
      problems.push({ path: '/to', message: 'problem.introductionSelf' });
    if (input.message.trim() === '') problems.push({ path: '/message', message: 'problem.callMessage' });
    if (fromId === undefined || toId === undefined || problems.length > 0) throw new Invalid(problems);
    requireVoice(db, act.actor, fromId);
    refuseRepeated(db, act, fromId, toId);
    const publicId = randomUUID();
    const id = Number(
      db
        .prepare(
          'insert into introductions (public_id, from_id, to_id, state, written_by, created_at) values (?, ?, ?, ?, ?, ?)',
        )
        .run(publicId, fromId, toId, 'sent', act.actor.publicId ?? null, act.at.toISOString())
        .lastInsertRowid,
    );
    insertMessage(db, act, id, fromId, input.message);
    note(record, { id, fromId, toId }, 'introduction.written', { from: input.from, to: input.to });
    announce(db, act, post, toId, publicId, 'written');
    return { publicId };
  });
}

function refuseRepeated(db: Database, act: Act, fromId: number, toId: number): void {
  const since = (days: number) => new Date(act.at.getTime() - days * DAY).toISOString();
  const blocked = db
    .prepare('select 1 from introduction_blocks where blocker_id = ? and blocked_id = ?')
    .get(toId, fromId);
  if (blocked) throw new Conflict('problem.introductionBlocked');
  const between = db
    .prepare<{ publicId: string; state: string }>(
      `select public_id as publicId, state from introductions
       where ((from_id = :from and to_id = :to) or (from_id = :to and to_id = :from))
         and (state <> 'declined' or decided_at > :quiet) order by id desc limit 1`,
    )
    .get({ from: fromId, to: toId, quiet: since(QUIET_DAYS) });
  if (between)
    throw new Conflict(
      between.state === 'declined' ? 'problem.introductionDeclined' : 'problem.introductionStands',
      {},
      { introduction: between.publicId },
    );
  const { count } = db
    .prepare<{ count: number }>(
      'select count(*) as count from introductions where from_id = ? and created_at > ?',
    )
    .get(fromId, since(LIMIT.days))!;
  if (count >= LIMIT.count)
    throw new Conflict('problem.introductionLimit', { count: LIMIT.count, days: LIMIT.days });
}

/**
 * The side that was written to accepts or declines, with a word if it likes, and may take no more from the other.
 *
 * @throws NotFound; Refused for the side that wrote; Conflict where it was decided otherwise before.
 */
export function decideIntroduction(
  db: Database,
  act: Act,
  post: Post,
  publicId: string,
  input: IntroductionDecision,
): void {
  change(db, act, (record) => {
    const introduction = findIntroductionFor(db, act.actor, publicId);
    const { from, to } = introduction;
    if (!speaksFor(db, act.actor, to.id)) throw new Refused('problem.introductionOther');
    if (introduction.state === input.decision) return;
    if (introduction.state !== 'sent') throw new Conflict('problem.introductionDecided');
    db.prepare('update introductions set state = ?, decided_by = ?, decided_at = ? where id = ?').run(
      input.decision,
      act.actor.publicId ?? null,
      act.at.toISOString(),
      introduction.id,
    );
    if (input.word?.trim()) insertMessage(db, act, introduction.id, to.id, input.word);
    if (input.decision === 'declined' && input.block)
      db.prepare(
        'insert or ignore into introduction_blocks (blocker_id, blocked_id, created_at) values (?, ?, ?)',
      ).run(to.id, from.id, act.at.toISOString());
    note(record, partiesOf(introduction), `introduction.${input.decision}`, { state: input.decision });
    announce(db, act, post, from.id, publicId, input.decision);
  });
}

/** Either side writes on once it was accepted. Throws NotFound, Invalid, Conflict. */
export function replyToIntroduction(
  db: Database,
  act: Act,
  post: Post,
  publicId: string,
  message: string,
): void {
  change(db, act, (record) => {
    const introduction = findIntroductionFor(db, act.actor, publicId);
    if (introduction.state !== 'accepted') throw new Conflict('problem.introductionNotYet');
    if (message.trim() === '') throw new Invalid([{ path: '/message', message: 'problem.callMessage' }]);
    const { from, to } = introduction;
    const [own, other] = speaksFor(db, act.actor, from.id) ? [from, to] : [to, from];
    insertMessage(db, act, introduction.id, own.id, message);
    note(record, partiesOf(introduction), 'introduction.replied', {});
    announce(db, act, post, other.id, publicId, 'replied');
  });
}

/** The side that was written to holds it for misuse: staff see that there is one more. Throws NotFound, Refused, Invalid. */
export function reportIntroduction(db: Database, act: Act, publicId: string, reason: string): void {
  change(db, act, (record) => {
    const introduction = findIntroductionFor(db, act.actor, publicId);
    if (!speaksFor(db, act.actor, introduction.to.id)) throw new Refused('problem.introductionOther');
    if (reason.trim() === '') throw new Invalid([{ path: '/reason', message: 'problem.introductionReason' }]);
    if (introduction.isReported) return;
    db.prepare(
      'insert into introduction_reports (introduction_id, reason, reported_at) values (?, ?, ?)',
    ).run(introduction.id, reason.trim(), act.at.toISOString());
    note(record, partiesOf(introduction), 'introduction.reported', {});
  });
}

const partiesOf = ({ id, from, to }: Introduction) => ({ id, fromId: from.id, toId: to.id });

/** History says that something happened between the two, never what was written. */
function note(
  record: RecordHistory,
  { id }: { id: number; fromId: number; toId: number },
  event: string,
  after: Record<string, unknown>,
): void {
  record({ noun: 'introduction', id, event, after });
}

function insertMessage(db: Database, act: Act, id: number, fromId: number, body: string): void {
  db.prepare(
    'insert into introduction_messages (introduction_id, from_id, body, sent_at) values (?, ?, ?, ?)',
  ).run(id, fromId, body.trim().replaceAll('\r\n', '\n'), act.at.toISOString());
}

/** A mail that something waits in the registry: it holds neither the message nor any address of the other side. */
function announce(
  db: Database,
  act: Act,
  { registry, publicUrl }: Post,
  organisationId: number,
  publicId: string,
  what: 'written' | 'accepted' | 'declined' | 'replied',
): void {
  const t = translatorOf(LANGUAGE);
  const values = { address: `${publicUrl}${paths.introduction(publicId)}` };
  for (const recipient of addressesOf(db, registry, organisationId)) {
    queueMail(
      db,
      {
        recipient,
        kind: 'introduction',
        language: LANGUAGE,
        subject: t(`introductions.mail.${what}` satisfies MessageKey),
        body: t('introductions.mail.body', values),
      },
      act.at,
    );
  }
}
