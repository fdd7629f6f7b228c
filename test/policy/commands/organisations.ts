import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerCorrection, sendCorrection } from '#features/corrections/commands.ts';
import { addName, takeBackTellingApart, tellApart } from '#features/duplicates/commands.ts';
import { mergeOrganisations } from '#features/duplicates/merging.ts';
import { undoMerge } from '#features/duplicates/undoing.ts';
import { mapColumns } from '#features/imports/columns.ts';
import { addImport, decide, dropImport, startApplying, startUndoing } from '#features/imports/commands.ts';
import { importsFolder } from '#features/imports/folder.ts';
import { jobFinished } from '#features/imports/jobs.ts';
import { verifyOrganisation } from '#features/organisations/verifying.ts';
import type { Act } from '#features/people/actor.ts';
import { approveProposal, editOwnOrganisation, refuseProposal } from '#features/profiles/commands.ts';
import { confirmOrganisation } from '#features/profiles/confirming.ts';
import { actOf, NEIGHBOUR, OWN, REACHED, type CommandCase, type World } from './world.ts';

/** Of Serbia too, and in no grant with its neighbour. */
const BEYOND = 'odbor-za-zastitu-svedoka-novi-sad-example';
const FILE = 'sheet.csv';
const profile = { name: 'Open yard (example)', kind: 'cso', country: 'RS' } as const;

const propose = ({ db }: World, act: Act) => editOwnOrganisation(db, act, OWN, profile);
/** Only a member's own edit waits for staff. */
const proposed = (world: World) => propose(world, actOf(world, 'member', 'own'));
const apart = ({ db }: World, act: Act) => tellApart(db, act, OWN, NEIGHBOUR);

const merge = ({ db }: World, act: Act) => mergeOrganisations(db, act, NEIGHBOUR, BEYOND);

async function add({ db }: World, act: Act): Promise<void> {
  writeFileSync(join(importsFolder(db), FILE), 'name,country\nQuiet bridge (example),RS\n');
  await addImport(db, act, { noun: 'organisations', fileName: FILE, storedAs: FILE, sha256: 'example' });
}

/** An import with its preview, sent in by the member of staff whose own it then is. */
async function previewed(world: World): Promise<void> {
  const own = actOf(world, 'staff', 'own');
  await add(world, own);
  await mapColumns(world.db, own, 1, { columns: ['name', 'country'] });
  await jobFinished(world.db, 1);
}

/** The commands on organisations' facts: what members and the public send, and what staff make of it. */
export const organisationCases: Record<string, CommandCase> = {
  'profiles/editOwnOrganisation': { run: propose },
  'profiles/approveProposal': { prepare: proposed, run: ({ db }, act) => approveProposal(db, act, 1) },
  'profiles/refuseProposal': {
    prepare: proposed,
    run: ({ db }, act) => refuseProposal(db, act, 1, 'Not in the register (example)'),
  },
  'corrections/answerCorrection': {
    prepare: ({ db }, system) =>
      sendCorrection(
        db,
        system,
        OWN,
        { text: 'The city is another one (example).' },
        { ...REACHED, language: 'en' },
      ),
    run: ({ db }, act) =>
      answerCorrection(db, act, 1, { outcome: 'accepted', answer: 'Thank you (example).' }, REACHED),
  },
  'duplicates/tellApart': { run: apart },
  'duplicates/takeBackTellingApart': {
    prepare: apart,
    run: ({ db }, act) => takeBackTellingApart(db, act, OWN, NEIGHBOUR),
  },
  'duplicates/addName': {
    run: ({ db }, act) => addName(db, act, OWN, { name: 'Otvoreno (example)' }),
  },
  'duplicates/mergeOrganisations': { run: merge },
  'duplicates/undoMerge': { prepare: merge, run: ({ db }, act) => undoMerge(db, act, NEIGHBOUR, 1) },
  'organisations/verifyOrganisation': { run: ({ db }, act) => verifyOrganisation(db, act, OWN) },
  'profiles/confirmOrganisation': { run: ({ db }, act) => confirmOrganisation(db, act, OWN) },
  'imports/addImport': { run: add },
  'imports/mapColumns': {
    prepare: (world) => add(world, actOf(world, 'staff', 'own')),
    run: async ({ db }, act) => {
      await mapColumns(db, act, 1, { columns: ['name', 'country'] });
      await jobFinished(db, 1);
    },
  },
  'imports/decide': {
    prepare: previewed,
    run: ({ db }, act) => decide(db, act, 1, { rows: [], all: 'leave' }),
  },
  'imports/dropImport': { prepare: previewed, run: ({ db }, act) => dropImport(db, act, 1) },
  'imports/startApplying': { prepare: previewed, run: ({ db }, act) => startApplying(db, act, 1) },
  'imports/startUndoing': {
    prepare: async (world, system) => {
      await previewed(world);
      await startApplying(world.db, system, 1);
    },
    run: ({ db }, act) => startUndoing(db, act, 1),
  },
};
