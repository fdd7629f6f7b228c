import { answerCall, closeCall, createCall, editCall } from '#features/calls/commands.ts';
import { decideConsortium, makeInvitation, saveConsortium } from '#features/consortia/commands.ts';
import { takeOverConsortium } from '#features/consortia/taking-over.ts';
import {
  decideIntroduction,
  replyToIntroduction,
  reportIntroduction,
  writeIntroduction,
} from '#features/introductions/commands.ts';
import type { Act } from '#features/people/actor.ts';
import { OTHER, OWN, REACHED, type CommandCase, type World } from './world.ts';

const call = {
  organisation: OWN,
  title: 'Partners for quiet nights (example)',
  offered: 'Ten years of work (example).',
  wanted: 'One partner (example).',
  role: 'partner',
  deadline: '2027-02-01',
} as const;
const CALL = 'partners-for-quiet-nights-example';
const consortium = {
  title: 'Quiet region (example)',
  members: [
    { organisation: OWN, share: '60' },
    { organisation: OTHER, share: '40' },
  ],
};
const word = { message: 'Let us speak (example).' };

const seek = ({ db }: World, act: Act) => createCall(db, act, call);
const seekFromAway = ({ db }: World, act: Act) => createCall(db, act, { ...call, organisation: OTHER });
const gather = ({ db }: World, act: Act) => saveConsortium(db, act, consortium);
const postOf = ({ registry }: World) => ({ registry, ...REACHED });
const write = (from: string, to: string) => (world: World, act: Act) =>
  writeIntroduction(world.db, act, postOf(world), { from, to, ...word });
const accept = (world: World, act: Act) =>
  decideIntroduction(world.db, act, postOf(world), idOf(world, 'introductions'), { decision: 'accepted' });
const written = write(OTHER, OWN);

function idOf({ db }: World, table: 'introductions' | 'consortia'): string {
  return db.prepare<{ id: string }>(`select public_id as id from ${table}`).get()!.id;
}

/** The commands on partnership: an organisation's own voice, which staff do not have, and what staff may do for it. */
export const partnerCases: Record<string, CommandCase> = {
  'calls/createCall': { run: seek },
  'calls/editCall': {
    prepare: seek,
    run: ({ db }, act) => editCall(db, act, CALL, { ...call, wanted: 'Two partners (example).' }),
  },
  'calls/answerCall': {
    prepare: seekFromAway,
    run: ({ db }, act) => answerCall(db, act, CALL, { organisation: OWN, ...word }),
  },
  'calls/closeCall': {
    prepare: seek,
    run: ({ db }, act) => closeCall(db, act, CALL, { outcome: 'closed' }),
  },
  'consortia/saveConsortium': { run: gather },
  'consortia/decideConsortium': {
    prepare: gather,
    run: (world, act) =>
      decideConsortium(world.db, act, idOf(world, 'consortia'), { organisation: OWN, decision: 'declined' }),
  },
  'consortia/makeInvitation': {
    prepare: gather,
    run: (world, act) => makeInvitation(world.db, act, idOf(world, 'consortia'), OTHER),
  },
  'consortia/takeOverConsortium': {
    prepare: (world, system) => {
      saveConsortium(world.db, system, { ...consortium, scheme: 'regional' });
      for (const organisation of [OWN, OTHER])
        decideConsortium(world.db, system, idOf(world, 'consortia'), { organisation, decision: 'confirmed' });
    },
    run: (world, act) => takeOverConsortium(world.db, act, idOf(world, 'consortia')),
  },
  'introductions/writeIntroduction': { run: write(OWN, OTHER) },
  'introductions/decideIntroduction': { prepare: written, run: accept, isHidden: true },
  'introductions/replyToIntroduction': {
    prepare: (world, system) => {
      written(world, system);
      accept(world, system);
    },
    run: (world, act) =>
      replyToIntroduction(world.db, act, postOf(world), idOf(world, 'introductions'), word.message),
    isHidden: true,
  },
  'introductions/reportIntroduction': {
    prepare: written,
    run: (world, act) =>
      reportIntroduction(world.db, act, idOf(world, 'introductions'), 'An advertisement (example)'),
    isHidden: true,
  },
};
