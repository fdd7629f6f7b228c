import type { Database } from '#database/connection.ts';
import { change, type RecordHistory } from '#database/history.ts';
import { NotFound } from '#errors.ts';
import { findOptionalStored } from '#features/organisations/queries.ts';
import type { Act } from '#features/people/actor.ts';
import { hashOf, newSecret } from '#features/people/secrets.ts';
import { dayOf } from '#language/format.ts';
import { paths } from '#paths.ts';
import { requireMemberOf } from './access.ts';
import { askByMail } from './mails.ts';
import { addressesOf, findOptionalConfirmation } from './queries.ts';

const DAY = 24 * 60 * 60_000;
/** A link lies in a mailbox over holidays too. */
const LINK_LASTS = 60 * DAY;
const YEAR = 365 * DAY;

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
    confirm(db, act, record, stored.id);
    return { slug: stored.slug };
  });
}

/** The same by the link of a mail, once. @throws NotFound where the link is unknown, used or over. */
export function confirmByLink(db: Database, act: Act, secret: string): { slug: string } {
  return change(db, act, (record) => {
    const found = findOptionalConfirmation(db, secret, act.at);
    if (!found) throw new NotFound('no such link, or it was used or is over');
    db.prepare('update confirmation_links set used_at = ? where hash = ?').run(
      act.at.toISOString(),
      hashOf(secret),
    );
    confirm(db, act, record, found.organisationId);
    return { slug: found.slug };
  });
}

function confirm(db: Database, act: Act, record: RecordHistory, id: number): void {
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
    event: 'organisation.confirmed',
    before: { confirmedOn: before ?? null },
    after: { confirmedOn: today },
  });
}

/**
 * Asks every active organisation whose profile was not confirmed for a year, and which was not asked for a year,
 * by mail to who acts for it. Each has a transaction of its own, so that a long run stops nobody.
 *
 * @param publicUrl the registry's address, for the links.
 * @returns how many organisations were asked.
 */
export function askConfirmations(db: Database, act: Act, publicUrl: string): number {
  const yearAgo = new Date(act.at.getTime() - YEAR);
  const due = db
    .prepare<{ id: number; slug: string; name: string; country: string | null }>(
      `select id, slug, name, country from organisations
       where status = 'active' and (confirmed_on is null or confirmed_on <= ?)
         and id in (select organisation_id from person_roles where role = 'member' and withdrawn_at is null)
         and not exists (select 1 from confirmation_links where organisation_id = organisations.id and asked_at > ?)
       order by id`,
    )
    .all(dayOf(yearAgo), yearAgo.toISOString());
  return due.filter((organisation) => askOne(db, act, organisation, publicUrl)).length;
}

function askOne(
  db: Database,
  act: Act,
  organisation: { id: number; slug: string; name: string; country: string | null },
  publicUrl: string,
): boolean {
  return change(db, act, (record) => {
    if (addressesOf(db, organisation.id).length === 0) return false;
    const secret = newSecret();
    db.prepare(
      'insert into confirmation_links (hash, organisation_id, asked_at, expires_at) values (?, ?, ?, ?)',
    ).run(
      hashOf(secret),
      organisation.id,
      act.at.toISOString(),
      new Date(act.at.getTime() + LINK_LASTS).toISOString(),
    );
    askByMail(db, act, organisation, {
      page: publicUrl + paths.organisation(organisation.slug),
      confirmation: publicUrl + paths.profileConfirmation(secret),
    });
    record({ noun: 'organisation', id: organisation.id, event: 'organisation.confirmation-asked' });
    return true;
  });
}
