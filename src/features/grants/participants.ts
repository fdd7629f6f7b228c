import type { Database } from '#database/connection.ts';
import { LISTED } from '#features/organisations/listed.ts';

/** An organisation of a grant. */
export interface Participant {
  id: number;
  slug: string;
  name: string;
  /** Of the name, BCP 47; null where it is not known. */
  language: string | null;
  country: string | null;
  kind: string;
  scope: string | null;
  role: 'lead' | 'partner';
  task: string | null;
  /** Hundredths of a per cent of the budget; null where not published. */
  share: number | null;
  /** The registered name in force on the day of signing. */
  nameAtSigning: string | null;
  /** Hundredths of a per cent as last amended; null where it is as signed. */
  amendedShare?: number | null | undefined;
  /** The amendment's day for a partner that came after signing, and for one that went. */
  joinedOn?: string | null | undefined;
  leftOn?: string | null | undefined;
  /** Of a network: the known countries of its members; undefined where no members are recorded. */
  memberCountries?: string[] | undefined;
  membersWithoutCountry?: number | undefined;
}

const OWN = `organisations.id, slug, name, name_language as language, country, kind, scope`;

/** The organisations of a grant, the lead first. */
export function participantsOf(db: Database, grantId: number): Participant[] {
  return db
    .prepare<Participant>(
      `select ${OWN}, role, task, share, name_at_signing as nameAtSigning,
         amended_share as amendedShare, joined_on as joinedOn, left_on as leftOn
       from grant_participants part join organisations on organisations.id = part.organisation_id
       where part.grant_id = ? order by part.role = 'lead' desc, part.position`,
    )
    .all(grantId)
    .map((participant) => withMembers(db, participant));
}

/** An organisation as one that a grant may have, by its present or a former slug; undefined where there is none. */
export function findOptionalParticipant(
  db: Database,
  slug: string,
  part: Pick<Participant, 'role' | 'task' | 'share'>,
): Participant | undefined {
  const found = db
    .prepare<Omit<Participant, 'role' | 'task' | 'share' | 'nameAtSigning'>>(
      `select ${OWN} from organisations
       where id = coalesce((select id from organisations where slug = ?),
           (select organisation_id from organisation_slugs where slug = ?))
         and ${LISTED}`,
    )
    .get(slug, slug);
  return found && withMembers(db, { ...found, ...part, nameAtSigning: null });
}

/** A network is judged by the countries of its members, present ones only. */
function withMembers(db: Database, participant: Participant): Participant {
  if (participant.kind !== 'network') return participant;
  const members = db
    .prepare<{ country: string | null; count: number }>(
      `select organisations.country, count(*) as count from memberships
       join organisations on organisations.id = memberships.organisation_id
       where memberships.network_id = ? and memberships.kind = 'member' and not memberships.has_left
       group by organisations.country order by organisations.country`,
    )
    .all(participant.id);
  if (members.length === 0) return participant;
  return {
    ...participant,
    memberCountries: members.flatMap(({ country }) => country ?? []),
    membersWithoutCountry: members.find(({ country }) => country === null)?.count ?? 0,
  };
}
