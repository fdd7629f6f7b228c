import type { Database } from '#database/connection.ts';
import { change, type RecordHistory } from '#database/history.ts';
import { NotFound } from '#errors.ts';
import { sendCorrection, type Sender } from '#features/corrections/commands.ts';
import type { CorrectionInput } from '#features/corrections/schemas.ts';
import { findOptionalStored } from '#features/organisations/queries.ts';
import type { Act } from '#features/people/actor.ts';
import { hashOf, newSecret } from '#features/people/secrets.ts';
import { dayOf } from '#language/format.ts';
import { paths } from '#paths.ts';
import { requireMemberOf } from './access.ts';
import { askByMail } from './mails.ts';
import type { RecipientKind } from './kinds.ts';
import { findOptionalConfirmation, recipientsOf, type AskedOrganisation } from './queries.ts';

const DAY = 24 * 60 * 60_000;
/** A link lies in a mailbox over holidays too. */
const LINK_LASTS = 60 * DAY;
const YEAR = 365 * DAY;
/** So many organisations are asked before others are served. */
const ROUND = 20;

/**
 * The organisation says that its profile still holds. Saying so twice on a day changes nothing.
 *
 * @throws NotFound; Refused for who does not act for it.
 */
export function confirmOrganisation(db: Database, act: Act, slug: string): { slug: string } {
  return change(db, act, (record) => {
    const stored = findOptionalStored(db, slug);
    if (!stored || stored.status === 'merged') throw new NotFound(`no organisation ${slug}`);
    requireMemberOf(act.actor, stored.id);
    confirm(db, act, record, stored.id, 'organisation.confirmed');
    return { slug: stored.slug };
  });
}

/** The same by the link of a mail, once. @throws NotFound where the link is unknown, used or over. */
export function confirmByLink(db: Database, act: Act, secret: string): { slug: string } {
  return change(db, act, (record) => {
    const found = takeLink(db, act, secret);
    confirm(db, act, record, found.organisationId, LINK_EVENTS[found.recipient]);
    return { slug: found.slug };
  });
}

/**
 * Who was asked by mail says what changed, in place of confirming: staff find it with what else readers sent. It
 * uses the link up.
 *
 * @throws NotFound where the link is unknown, used or over; Invalid.
 */
export function sayWhatChanged(
  db: Database,
  act: Act,
  secret: string,
  input: CorrectionInput,
  sender: Sender,
): { slug: string } {
  return change(db, act, () => {
    const { slug } = takeLink(db, act, secret);
    sendCorrection(db, act, slug, input, sender);
    return { slug };
  });
}

/** Nobody else can use the link after this. */
function takeLink(db: Database, act: Act, secret: string): AskedOrganisation {
  const found = findOptionalConfirmation(db, secret, act.at);
  if (!found) throw new NotFound('no such link, or it was used or is over');
  db.prepare('update confirmation_links set used_at = ? where hash = ?').run(
    act.at.toISOString(),
    hashOf(secret),
  );
  return found;
}

/** History tells the doors apart: who acts for it and was signed in, the link of its mail, the link of a contact's. */
const LINK_EVENTS = {
  member: 'organisation.confirmed-by-link',
  contact: 'organisation.confirmed-by-contact',
} as const;

function confirm(
  db: Database,
  act: Act,
  record: RecordHistory,
  id: number,
  event: 'organisation.confirmed' | (typeof LINK_EVENTS)[RecipientKind],
): void {
  const today = dayOf(act.at);
  const before = db
    .prepare<{ confirmedOn: string | null }>(
      'select confirmed_on as confirmedOn from organisations where id = ?',
    )
    .get(id)?.confirmedOn;
  if (before === today) return;
  db.prepare('update organisations set confirmed_on = ? where id = ?').run(today, id);
  record({
    noun: 'organisation',
    id,
    event,
    before: { confirmedOn: before ?? null },
    after: { confirmedOn: today },
  });
}

interface DueOrganisation {
  id: number;
  slug: string;
  name: string;
  country: string | null;
}

/**
 * Asks every active organisation whose profile was not confirmed for a year, and which was not asked for a year,
 * by mail to who acts for it and to contacts who agreed to a public address. Each has a transaction of its own, so
 * that a long run stops nobody.
 *
 * @param publicUrl the registry's address, for the links.
 * @returns how many organisations were asked.
 */
export function askConfirmations(db: Database, act: Act, publicUrl: string): number {
  let asked = 0;
  for (const round of confirmationRounds(db, act, publicUrl)) asked += round;
  return asked;
}

/** The same in small rounds, so that others can be served between them; each says how many were asked in it. */
export function* confirmationRounds(db: Database, act: Act, publicUrl: string): Generator<number> {
  for (let due = listDue(db, act.at, 0); due.length > 0; due = listDue(db, act.at, due.at(-1)!.id))
    yield due.filter((organisation) => askOne(db, act, organisation, publicUrl)).length;
}

/** Organisations with somebody to ask, from the one after an id on. */
function listDue(db: Database, now: Date, after: number): DueOrganisation[] {
  const yearAgo = new Date(now.getTime() - YEAR);
  return db
    .prepare<DueOrganisation>(
      `select id, slug, name, country from organisations
       where id > :after and status = 'active' and (confirmed_on is null or confirmed_on <= :day)
         and id in (
           select organisation_id from person_roles where role = 'member' and withdrawn_at is null
           union select organisation_id from organisation_contacts where removed_at is null)
         and not exists (select 1 from confirmation_links
           where organisation_id = organisations.id and asked_at > :moment)
       order by id limit :most`,
    )
    .all({ after, day: dayOf(yearAgo), moment: yearAgo.toISOString(), most: ROUND });
}

function askOne(db: Database, act: Act, organisation: DueOrganisation, publicUrl: string): boolean {
  return change(db, act, (record) => {
    const { id, slug } = organisation;
    const recipients = recipientsOf(db, id);
    if (recipients.length === 0) return false;
    const expiresAt = new Date(act.at.getTime() + LINK_LASTS).toISOString();
    for (const recipient of recipients) {
      const secret = newSecret();
      db.prepare(
        'insert into confirmation_links (hash, organisation_id, asked_at, expires_at, recipient) values (?, ?, ?, ?, ?)',
      ).run(hashOf(secret), id, act.at.toISOString(), expiresAt, recipient.kind);
      askByMail(db, act, organisation, recipient, {
        page: publicUrl + paths.organisation(slug),
        confirmation: publicUrl + paths.profileConfirmation(secret),
      });
    }
    record({ noun: 'organisation', id, event: 'organisation.confirmation-asked' });
    return true;
  });
}
