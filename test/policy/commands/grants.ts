import { amendGrant } from '#features/amendments/commands.ts';
import { addDocument, withdrawDocument } from '#features/documents/commands.ts';
import { recordPayment, reversePayment, setSchedule } from '#features/payments/commands.ts';
import type { Act } from '#features/people/actor.ts';
import { importRates, recordRate } from '#features/rates/commands.ts';
import { addVersion, createScheme, endVersion } from '#features/schemes/commands.ts';
import { reportSigning } from '#features/signings/commands.ts';
import { moveGrant } from '#features/statuses/commands.ts';
import { createTheme, editTheme, moveTheme, retireTheme, returnTheme } from '#features/themes/commands.ts';
import { GRANT, PROGRAMME, type CommandCase, type World } from './world.ts';

const reason = 'It was agreed (example)';
const document = {
  title: 'Agreement (example)',
  kind: 'agreement',
  access: 'restricted',
  fileName: 'agreement.pdf',
  sha256: 'e'.repeat(64),
  size: 10,
  mediaType: 'application/pdf',
};
const SCHEME = 'practice-programme-small-grants-example';
const THEME = 'quiet-example';
const theme = { names: { en: 'Quiet (example)' } };

const signed = ({ db }: World, system: Act) =>
  reportSigning(db, system, {
    grantId: 1,
    signedOn: '2026-11-02',
    source: { addresses: ['Agreement (example)'], basis: 'entered' },
  });
const pay = ({ db }: World, act: Act) =>
  recordPayment(db, act, GRANT, { paidOn: '2026-11-10', amount: '1000.00' });
const keep = ({ db }: World, act: Act) => addDocument(db, act, GRANT, document);
const create = ({ db }: World, act: Act) =>
  createScheme(db, act, { programme: PROGRAMME, name: 'Small grants (example)', kind: 'other' });
const version = ({ db }: World, act: Act) =>
  addVersion(db, act, SCHEME, { conditions: { singleOrganisation: true } });
const add = ({ db }: World, act: Act) => createTheme(db, act, theme);
const retire = ({ db }: World, act: Act) => retireTheme(db, act, THEME);

type Step = (world: World, act: Act) => unknown;
const after =
  (...steps: Step[]): Step =>
  (world, system) => {
    for (const step of steps) step(world, system);
  };

/** The commands on a grant's life and money, and on the lists that administrators keep. */
export const grantCases: Record<string, CommandCase> = {
  'amendments/amendGrant': {
    prepare: signed,
    run: ({ db }, act) =>
      amendGrant(db, act, GRANT, { kind: 'budget', amount: '600000.00', effectiveOn: '2026-11-20', reason }),
  },
  'statuses/moveGrant': {
    run: ({ db }, act) => moveGrant(db, act, GRANT, { status: 'cancelled', on: '2026-11-20', reason }),
  },
  'payments/recordPayment': { prepare: signed, run: pay },
  'payments/reversePayment': {
    prepare: after(signed, pay),
    run: ({ db }, act) => reversePayment(db, act, GRANT, 1, { reversedOn: '2026-11-12', reason }),
  },
  'payments/setSchedule': {
    run: ({ db }, act) =>
      setSchedule(db, act, GRANT, { instalments: [{ dueOn: '2027-01', amount: '1000.00' }] }),
  },
  'documents/addDocument': { run: keep },
  'documents/withdrawDocument': {
    prepare: keep,
    run: ({ db }, act) => withdrawDocument(db, act, GRANT, 1, { reason }),
  },
  'rates/recordRate': {
    run: ({ db }, act) =>
      recordRate(db, act, { currency: 'NOK', on: '2026-11-20', rate: '11.5', source: 'Bank (example)' }),
  },
  'rates/importRates': {
    run: ({ db }, act) =>
      importRates(
        db,
        act,
        { rates: [{ currency: 'NOK', on: '2026-11-20', perEuro: 11_500_000 }], others: 0 },
        'File (example)',
      ),
  },
  'schemes/createScheme': { run: create },
  'schemes/addVersion': { prepare: create, run: version },
  'schemes/endVersion': {
    prepare: after(create, version),
    run: ({ db }, act) => endVersion(db, act, SCHEME, versionId(db), { inForceUntil: '2027-12-31' }),
  },
  'themes/createTheme': { run: add },
  'themes/editTheme': {
    prepare: add,
    run: ({ db }, act) => editTheme(db, act, THEME, { names: { en: 'Quieter (example)' } }),
  },
  'themes/moveTheme': { prepare: add, run: ({ db }, act) => moveTheme(db, act, THEME, 'up') },
  'themes/retireTheme': { prepare: add, run: retire },
  'themes/returnTheme': {
    prepare: after(add, retire),
    run: ({ db }, act) => returnTheme(db, act, THEME),
  },
};

function versionId(db: World['db']): number {
  return db.prepare<{ id: number }>('select max(id) as id from scheme_versions').get()!.id;
}
