import { Conflict, Refused } from '#errors.ts';
import { amendGrant } from '#features/amendments/commands.ts';
import { previewMany } from '#features/amendments/many.ts';
import { amendMany } from '#features/amendments/many-commands.ts';
import { addDocument, withdrawDocument } from '#features/documents/commands.ts';
import { recordPayment, reversePayment, setSchedule } from '#features/payments/commands.ts';
import { askReports, receiveReport } from '#features/payments/report-commands.ts';
import type { Act } from '#features/people/actor.ts';
import { importRates, recordRate } from '#features/rates/commands.ts';
import { addVersion, createScheme, endVersion } from '#features/schemes/commands.ts';
import { reportSigning } from '#features/signings/commands.ts';
import { moveGrant } from '#features/statuses/commands.ts';
import { createTheme, editTheme, moveTheme, retireTheme, returnTheme } from '#features/themes/commands.ts';
import { after, GRANT, PROGRAMME, system, type CommandCase, type World } from './world.ts';

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

const signed = ({ db }: World, act: Act) =>
  reportSigning(db, act, {
    grantId: 1,
    signedOn: '2026-11-02',
    source: { addresses: ['Agreement (example)'], basis: 'entered' },
  });
const pay = ({ db }: World, act: Act) =>
  recordPayment(db, act, GRANT, { paidOn: '2026-11-10', amount: '1000.00' });
const keep = ({ db }: World, act: Act) => addDocument(db, act, GRANT, document);
const askFor = ({ db }: World, act: Act) =>
  askReports(db, act, GRANT, { kinds: ['narrative'], dueOn: '2026-12-31' });
const create = ({ db }: World, act: Act) =>
  createScheme(db, act, { programme: PROGRAMME, name: 'Small grants (example)', kind: 'other' });
const version = ({ db }: World, act: Act) =>
  addVersion(db, act, SCHEME, { conditions: { singleOrganisation: true } });
const add = ({ db }: World, act: Act) => createTheme(db, act, theme);
const retire = ({ db }: World, act: Act) => retireTheme(db, act, THEME);

/** A cut that names a grant which the actor may not amend is not made at all: the preview says so of its row. */
function cut({ db }: World, act: Act): void {
  const input = { references: [GRANT], percent: '10', effectiveOn: '2026-11-20', reason };
  const { digest } = previewMany(db, system(), input);
  try {
    amendMany(db, act, input, { digest, key: 'cut-0001' });
  } catch (error) {
    const [row] = error instanceof Conflict ? previewMany(db, act, input).rows : [];
    const isForeign = row?.problems.some(({ message }) => message === 'problem.otherStaff');
    throw isForeign ? new Refused('problem.otherStaff') : error;
  }
}

/** The commands on a grant's life and money, and on the lists that administrators keep. */
export const grantCases: Record<string, CommandCase> = {
  'amendments/amendGrant': {
    prepare: signed,
    run: ({ db }, act) =>
      amendGrant(db, act, GRANT, { kind: 'budget', amount: '600000.00', effectiveOn: '2026-11-20', reason }),
  },
  'amendments/amendMany': { prepare: signed, run: cut },
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
  'payments/askReports': { prepare: signed, run: askFor },
  'payments/receiveReport': {
    prepare: after(signed, askFor),
    run: ({ db }, act) => receiveReport(db, act, GRANT, 1, { receivedOn: '2026-11-20' }),
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
