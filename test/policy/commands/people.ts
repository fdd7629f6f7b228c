import { resetAccount } from '#features/accounts/reset.ts';
import {
  giveRole,
  handOver,
  reinstatePerson,
  suspendPerson,
  withdrawRole,
} from '#features/administration/commands.ts';
import { invitePerson, sendInvitationAgain, withdrawInvitation } from '#features/invitations/commands.ts';
import { approveRequest, askToJoin, refuseRequest, verifyRequest } from '#features/join-requests/commands.ts';
import { sendMailAgain } from '#features/mails/commands.ts';
import type { Act } from '#features/people/actor.ts';
import { addPerson } from '#features/people/commands.ts';
import { erasePerson } from '#features/personal-data/commands.ts';
import { queueMail } from '#mail/queue.ts';
import { OWN, person, publicId, REACHED, type CommandCase, type World } from './world.ts';

const ANA = 'ana@example.org';
const ana = (world: World) => publicId(world, ANA);
const known = (world: World) => person(world, ANA);
const invite = ({ registry }: World, act: Act) =>
  invitePerson(registry, act, { email: ANA, role: 'administrator' }, REACHED);
const reason = { reason: 'Left the programme (example)' };

/** A verified request; practice stands for the registry here, since its organisations are those of the cases. */
const asked = ({ db }: World, system: Act) => {
  askToJoin(db, system, { email: 'mira@example.org', organisation: OWN }, REACHED);
  const { body } = db.prepare<{ body: string }>('select body from mails').get()!;
  verifyRequest(db, system, /\/join\/([\w-]+)/.exec(body)![1]!);
};

/** The commands on people: administrators alone, and staff on requests to join. */
export const peopleCases: Record<string, CommandCase> = {
  'administration/giveRole': {
    prepare: known,
    run: (world, act) => giveRole(world.registry, act, ana(world), { role: 'administrator' }),
  },
  'administration/withdrawRole': {
    prepare: known,
    run: (world, act) => withdrawRole(world.registry, act, ana(world), 1),
  },
  'administration/suspendPerson': {
    prepare: known,
    run: (world, act) => suspendPerson(world.registry, act, ana(world), reason),
  },
  'administration/reinstatePerson': {
    prepare: (world, system) => suspendPerson(world.registry, system, known(world), reason),
    run: (world, act) => reinstatePerson(world.registry, act, ana(world)),
  },
  'administration/handOver': {
    prepare: (world) => {
      known(world);
      person(world, 'boris@example.org', 'donor');
    },
    run: (world, act) => handOver(world.registry, act, ana(world), { to: 'boris@example.org', ...reason }),
  },
  'invitations/invitePerson': { run: invite },
  'invitations/sendInvitationAgain': {
    prepare: invite,
    run: (world, act) => sendInvitationAgain(world.registry, act, ana(world), REACHED),
  },
  'invitations/withdrawInvitation': {
    prepare: invite,
    run: (world, act) => withdrawInvitation(world.registry, act, ana(world)),
  },
  'mails/sendMailAgain': {
    prepare: ({ db }, { at }) =>
      queueMail(db, { recipient: ANA, kind: 'example', language: 'en', subject: 'x', body: 'x' }, at),
    run: ({ db }, act) => sendMailAgain(db, act, 1),
  },
  'join-requests/approveRequest': {
    prepare: asked,
    run: ({ db }, act) => approveRequest(db, act, 1, {}, REACHED),
  },
  'join-requests/refuseRequest': { prepare: asked, run: ({ db }, act) => refuseRequest(db, act, 1, reason) },
  'personal-data/erasePerson': {
    prepare: known,
    run: ({ registry }, act) => erasePerson(registry, act, { email: ANA, names: [] }),
  },
  'accounts/resetAccount': { prepare: known, run: ({ registry }, act) => resetAccount(registry, act, 1) },
  'people/addPerson': {
    run: ({ registry }, act) => void addPerson(registry, act, { email: ANA, role: 'donor' }),
  },
};
