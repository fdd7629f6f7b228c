import { uncovered } from '#database/covered.ts';
import type { Database } from '#database/connection.ts';
import type { RecordHistory } from '#database/history.ts';
import { Conflict, Invalid } from '#errors.ts';
import { findOptionalPersonByEmail } from '#features/administration/queries.ts';
import { insertRole, storedRoles } from '#features/administration/role-writes.ts';
import { isSameRole } from '#features/administration/rules.ts';
import { addInvited, sendLink, type Reached } from '#features/invitations/writes.ts';
import { createOrganisation } from '#features/organisations/commands.ts';
import type { Act } from '#features/people/actor.ts';
import { queueMail } from '#mail/queue.ts';
import { paths } from '#paths.ts';
import { approvalMail } from './mail.ts';
import type { RequestRow } from './queries.ts';
import type { ApprovalInput } from './schemas.ts';

export interface Approved {
  id: number;
  slug: string;
  name: string;
  country: string | null;
}

/** The organisation that a request means: the one chosen, the one asked for, or a new one of that name. */
export function organisationFor(
  registry: Database,
  act: Act,
  request: RequestRow,
  { organisation, isNew }: ApprovalInput,
): Approved {
  const find = (slug: string) =>
    registry
      .prepare<Approved>(
        `select id, slug, name, country from organisations where slug = ? and ${uncovered('organisation', 'organisations.id')}`,
      )
      .get(slug);
  const slug = organisation ?? request.organisation?.slug;
  if (isNew && request.newName && request.country) {
    const created = createOrganisation(registry, act, {
      name: request.newName,
      kind: 'cso',
      country: request.country,
      isAnother: true,
    });
    return find(created.slug)!;
  }
  const found = slug === undefined ? undefined : find(slug);
  if (!found) throw new Invalid([{ path: '/organisation', message: 'problem.organisationUnknown' }]);
  return found;
}

/** Makes the person a member, and tells them; who was never here gets a link of seven days. */
export function giveMembership(
  registry: Database,
  record: RecordHistory,
  act: Act,
  approval: { request: RequestRow & { email: string }; organisation: Approved; reached: Reached },
): void {
  const { request, organisation, reached } = approval;
  const { email, name, language } = request;
  const role = {
    role: 'member',
    countries: null,
    programmeId: null,
    organisationId: organisation.id,
  } as const;
  const known = findOptionalPersonByEmail(registry, email);
  if (known?.state === 'suspended') throw new Conflict('problem.suspendedPerson');
  const person = known ?? addInvited(registry, record, act, { email, name });
  const isHeld = storedRoles(registry, person.id).some((held) => isSameRole(held, role));
  if (!isHeld) insertRole(registry, record, person, role, act.at);
  if (known?.hasSignedIn) {
    const link = reached.publicUrl + paths.organisation(organisation.slug);
    queueMail(registry, approvalMail({ email, language }, { organisation: organisation.name, link }), act.at);
  } else {
    sendLink(registry, act, person, language, reached, organisation.name);
  }
}
