import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { hashOf } from '#features/people/secrets.ts';
import type { GuardedChanges, ProposalState, RecipientKind } from './kinds.ts';

/** A change that waits for staff, or was decided. */
export interface Proposal {
  id: number;
  organisationId: number;
  slug: string;
  name: string;
  language: string | null;
  country: string | null;
  changes: GuardedChanges;
  proposedBy: string | null;
  proposedAt: string;
  state: ProposalState;
  reason: string | null;
}

type Row = Omit<Proposal, 'changes'> & { changes: string };

const SELECT = `select proposals.id, proposals.organisation_id as organisationId, organisations.slug, organisations.name,
    organisations.name_language as language, organisations.country, proposals.changes,
    proposals.proposed_by as proposedBy, proposals.proposed_at as proposedAt, proposals.state, proposals.reason
  from profile_proposals proposals join organisations on organisations.id = proposals.organisation_id`;

function read({ changes, ...row }: Row): Proposal {
  return { ...row, changes: JSON.parse(changes) as GuardedChanges };
}

/** @throws NotFound where there is none. */
export function findProposal(db: Database, id: number): Proposal {
  const row = db.prepare<Row>(`${SELECT} where proposals.id = ?`).get(id);
  if (!row) throw new NotFound(`no proposal ${id}`);
  return read(row);
}

/** What waits in these countries, the oldest first; undefined for all. */
export function listWaiting(
  db: Database,
  countries: string[] | undefined,
  { after = 0, size }: { after?: number | undefined; size: number },
): { proposals: Proposal[]; total: number; next: number | undefined } {
  const among = countries ? JSON.stringify(countries) : null;
  const where = `proposals.state = 'waiting' and (:among is null or organisations.country is null
    or organisations.country in (select value from json_each(:among)))`;
  const rows = db
    .prepare<Row>(`${SELECT} where ${where} and proposals.id > :after order by proposals.id limit :limit`)
    .all({ among, after, limit: size + 1 });
  const { total } = db
    .prepare<{ total: number }>(
      `select count(*) as total from profile_proposals proposals
       join organisations on organisations.id = proposals.organisation_id where ${where}`,
    )
    .get({ among })!;
  const proposals = rows.slice(0, size).map(read);
  return { proposals, total, next: rows.length > size ? proposals.at(-1)?.id : undefined };
}

/** What waits of one organisation, or was refused last and not proposed anew. */
export function findOptionalProposal(db: Database, organisationId: number): Proposal | undefined {
  const row = db
    .prepare<Row>(`${SELECT} where proposals.organisation_id = ? order by proposals.id desc limit 1`)
    .get(organisationId);
  return row && row.state !== 'approved' ? read(row) : undefined;
}

/** What a confirmation link is for, and whom it was sent to. */
export interface AskedOrganisation {
  organisationId: number;
  slug: string;
  name: string;
  language: string | null;
  recipient: RecipientKind;
}

/** The organisation that a confirmation link is for; undefined where it is unknown, used or over. */
export function findOptionalConfirmation(
  db: Database,
  secret: string,
  now: Date,
): AskedOrganisation | undefined {
  return db
    .prepare<AskedOrganisation>(
      `select organisations.id as organisationId, organisations.slug, organisations.name,
         organisations.name_language as language, links.recipient
       from confirmation_links links join organisations asked on asked.id = links.organisation_id
       join organisations on organisations.id = coalesce(asked.merged_into_id, asked.id)
       where links.hash = ? and links.used_at is null and links.expires_at > ?`,
    )
    .get(hashOf(secret), now.toISOString());
}

/** Addresses of who acts for an organisation; none in practice, which knows no persons. */
export function addressesOf(db: Database, organisationId: number): string[] {
  return db
    .prepare<{ email: string }>(
      `select distinct people.email from person_roles join people on people.id = person_roles.person_id
       where person_roles.role = 'member' and person_roles.organisation_id = ? and person_roles.withdrawn_at is null
         and people.suspended_at is null order by people.email`,
    )
    .all(organisationId)
    .map(({ email }) => email);
}

/**
 * Whom the yearly question of an organisation goes to: first who acts for it, then contacts who agreed that their
 * address is public. Each address comes once, however it is written; the address of somebody suspended, not at all.
 */
export function recipientsOf(
  db: Database,
  organisationId: number,
): { address: string; kind: RecipientKind }[] {
  const contacts = db
    .prepare<{ value: string; isSuspended: number }>(
      `select value, exists (select 1 from people
           where people.email = personal_values.value collate nocase and suspended_at is not null) as isSuspended
       from organisation_contacts contact join personal_values on noun = 'contact' and record_id = contact.id
       where contact.organisation_id = ? and contact.removed_at is null and field = 'email' and is_public = 1
         and value is not null
       order by contact.id`,
    )
    .all(organisationId)
    .filter(({ isSuspended }) => !isSuspended);
  const all: { address: string; kind: RecipientKind }[] = [
    ...addressesOf(db, organisationId).map((address) => ({ address, kind: 'member' }) as const),
    ...contacts.map(({ value }) => ({ address: value, kind: 'contact' }) as const),
  ];
  const byAddress = Map.groupBy(all, ({ address }) => address.trim().toLowerCase());
  return [...byAddress.values()].map(([first]) => first!);
}

/** The address of a person by public id; undefined in practice. */
export function findOptionalAddress(db: Database, publicId: string | null): string | undefined {
  return db
    .prepare<{ email: string }>('select email from people where public_id = ? and suspended_at is null')
    .get(publicId)?.email;
}
