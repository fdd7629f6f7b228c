import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { draftOf, type Draft } from '#features/partners/consortium-draft.ts';
import { ownOrganisations, speaksFor } from '#features/partners/acting.ts';
import { isStaff } from '#features/people/access.ts';
import type { Actor } from '#features/people/actor.ts';
import { hashOf } from '#features/people/secrets.ts';
import type { MemberState } from './kinds.ts';

export interface ConsortiumMember {
  id: number;
  organisationId: number;
  slug: string;
  name: string;
  nameLanguage: string | null;
  country: string | null;
  role: 'lead' | 'partner';
  task: string | null;
  /** Hundredths of a per cent. */
  share: number;
  state: MemberState;
  word: string | null;
  decidedAt: string | null;
}

export interface Consortium {
  id: number;
  publicId: string;
  title: string;
  scheme: string | null;
  schemeName: string | null;
  amountMinor: number | null;
  currency: string | null;
  createdBy: string | null;
  /** The reference of the planned grant that it became. */
  grant: string | null;
  createdAt: string;
  members: ConsortiumMember[];
}

const OWN = `select consortia.id, public_id as publicId, consortia.title, schemes.slug as scheme,
    schemes.name as schemeName, consortia.amount_minor as amountMinor, consortia.currency,
    consortia.created_by as createdBy, grants.reference as "grant", consortia.created_at as createdAt
  from consortia left join schemes on schemes.id = consortia.scheme_id
  left join grants on grants.id = consortia.grant_id`;

const MEMBERS = `select member.id, member.organisation_id as organisationId, organisations.slug, organisations.name,
    organisations.name_language as nameLanguage, organisations.country, member.role, member.task, member.share,
    member.state, member.word, member.decided_at as decidedAt
  from consortium_members member join organisations on organisations.id = member.organisation_id
  where member.consortium_id = ? order by member.position`;

/** A saved consortium by its id in addresses. Throws NotFound. */
export function findConsortium(db: Database, publicId: string): Consortium {
  const found = db.prepare<Omit<Consortium, 'members'>>(`${OWN} where public_id = ?`).get(publicId);
  if (!found) throw new NotFound(`no consortium ${publicId}`);
  return { ...found, members: db.prepare<ConsortiumMember>(MEMBERS).all(found.id) };
}

/** The same for somebody: whoever has nothing to do with it is told that there is none. Throws NotFound. */
export function findConsortiumFor(db: Database, actor: Actor, publicId: string): Consortium {
  const consortium = findConsortium(db, publicId);
  const isOwn = actor.publicId !== undefined && actor.publicId === consortium.createdBy;
  const isMember = consortium.members.some(({ organisationId }) => speaksFor(db, actor, organisationId));
  if (!isStaff(actor) && !isOwn && !isMember) throw new NotFound(`no consortium ${publicId} for this person`);
  return consortium;
}

/** The consortium and the member that a secret link is for. Throws NotFound. */
export function findInvitation(
  db: Database,
  secret: string,
): { consortium: Consortium; member: ConsortiumMember } {
  const found = db
    .prepare<{ publicId: string; memberId: number }>(
      `select consortia.public_id as publicId, member.id as memberId from consortium_members member
       join consortia on consortia.id = member.consortium_id where member.secret_hash = ?`,
    )
    .get(hashOf(secret));
  if (!found) throw new NotFound('no such invitation');
  const consortium = findConsortium(db, found.publicId);
  return { consortium, member: consortium.members.find(({ id }) => id === found.memberId)! };
}

/** Those that somebody saved, or whose organisation is in; staff see all. The newest first. */
export function listConsortia(db: Database, actor: Actor): Consortium[] {
  return db
    .prepare<{ publicId: string }>(
      `select public_id as publicId from consortia
       where :all or created_by = :person or id in (select consortium_id from consortium_members
         where organisation_id in (select value from json_each(:own)))
       order by id desc limit 200`,
    )
    .all({
      all: isStaff(actor) ? 1 : 0,
      person: actor.publicId ?? null,
      own: JSON.stringify(ownOrganisations(actor)),
    })
    .map(({ publicId }) => findConsortium(db, publicId));
}

/** The rules of its scheme, checked as things stand now. */
export function checkOf(db: Database, { members, scheme, amountMinor, currency }: Consortium): Draft {
  const inIt = members.filter(({ state }) => state !== 'declined');
  return draftOf(db, {
    with: inIt.map(({ slug }) => slug),
    shares: inIt.map(({ share }) => String(share / 100)),
    scheme: scheme ?? '',
    amountMinor: amountMinor ?? undefined,
    currency: currency ?? undefined,
  });
}
