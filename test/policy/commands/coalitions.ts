import { editAction, recordAction } from '#features/actions/commands.ts';
import { beginReport, decideReport, submitReport } from '#features/coalition-reports/commands.ts';
import { answerComment, commentReport, resolveComment } from '#features/coalition-reports/commenting.ts';
import { saveReport } from '#features/coalition-reports/saving.ts';
import { attachEvidence, createEvidence, detachEvidence, editEvidence } from '#features/evidence/commands.ts';
import { createClaim, editClaim, returnClaim, withdrawClaim } from '#features/claims/commands.ts';
import { addressInstitution } from '#features/coalitions/institutions.ts';
import { createEvent } from '#features/events/commands.ts';
import { settleLine, typeLine } from '#features/lines/commands.ts';
import { editOutcome, recordOutcome } from '#features/outcomes/commands.ts';
import { askSubstantiation } from '#features/outcomes/substantiation.ts';
import type { Act } from '#features/people/actor.ts';
import { createIndicator, editIndicator, keepReading, retireIndicator } from '#features/reports/commands.ts';
import { createSolution, editSolution, recordStep } from '#features/solutions/commands.ts';
import { ask, event, EVENT, join, SLUG } from './records.ts';
import { after, PROGRAMME, type CommandCase, type World } from './world.ts';

const action = { kind: 'meeting', what: 'A meeting (example)' };
const outcome = {
  step: 'on_the_agenda',
  institution: 'Interior ministry (example)',
  whatChanged: 'It stands on the agenda (example).',
};
const solution = {
  title: 'Quiet hours (example)',
  whatWorks: 'A bell at ten (example).',
  originCountry: 'RS',
};
const SOLUTION = 'quiet-hours-example';
const evidence = {
  statement: 'Half of them sleep (example)',
  publisher: 'Example institute (example)',
  source: { addresses: ['https://example.org/sleep'], basis: 'read' as const },
};
const EVIDENCE = 'half-of-them-sleep-example';
const use = { noun: 'coalition', record: SLUG };
const SESSION = 'panel-1';
const indicator = { programme: PROGRAMME, name: 'Grants (example)', measure: 'grants' };
const claim = {
  what: 'Small grants (example)',
  programme: PROGRAMME,
  unit: 'grants',
  count: 3,
  source: { addresses: ['https://example.org/small'], readOn: '2026-01-15', basis: 'read' as const },
};
const CLAIM = 'small-grants-example';
const texts = { narrative: 'It was quiet (example).', version: 1 };

/** A national coalition of Serbia with the organisation whose member calls. */
const joined = (world: World, system: Act) => {
  ask(world, system);
  join(world, system);
};
const act = ({ db }: World, by: Act) => recordAction(db, by, SLUG, action);
const reach = ({ db }: World, by: Act) => recordOutcome(db, by, SLUG, outcome);
const solve = ({ db }: World, by: Act) => createSolution(db, by, solution);
const find = ({ db }: World, by: Act) => createEvidence(db, by, evidence);
const attach = ({ db }: World, by: Act) => attachEvidence(db, by, EVIDENCE, use);
const begin = ({ db }: World, by: Act) => beginReport(db, by, SLUG, { from: '2026-01', until: '2026-06' });
const save = ({ db }: World, by: Act) => saveReport(db, by, SLUG, period(db), texts);
const submit = ({ db }: World, by: Act) => submitReport(db, by, SLUG, period(db));
const remark = ({ db }: World, by: Act) =>
  commentReport(db, by, SLUG, period(db), { part: 'general', text: 'Which street? (example)' });
const type = ({ db }: World, by: Act) =>
  typeLine(db, by, EVENT, SESSION, { kind: 'solution', text: 'Quiet hours (example)' });
const claiming = ({ db }: World, by: Act) => createClaim(db, by, claim);
const withdraw = ({ db }: World, by: Act) => withdrawClaim(db, by, CLAIM, { reason: 'Twice (example)' });
const define = ({ db }: World, by: Act) => createIndicator(db, by, indicator);

function period(db: World['db']): string {
  return db.prepare<{ slug: string }>('select slug from coalition_reports').get()!.slug;
}

const withSession = ({ db }: World, system: Act) =>
  createEvent(db, system, {
    ...event,
    sessions: [{ slug: SESSION, kind: 'panel', title: 'Neighbours (example)', day: '2026-12-15' }],
  });

/** The commands on what coalitions do and change, and on what is region-wide. */
export const coalitionCases: Record<string, CommandCase> = {
  'actions/recordAction': { prepare: joined, run: act },
  'actions/editAction': {
    prepare: after(joined, act),
    run: ({ db }, by) => editAction(db, by, SLUG, 1, { ...action, what: 'A talk (example)' }),
  },
  'outcomes/recordOutcome': { prepare: joined, run: reach },
  'outcomes/editOutcome': {
    prepare: after(joined, reach),
    run: ({ db }, by) =>
      editOutcome(db, by, SLUG, 1, { ...outcome, whatChanged: 'It stood there (example).' }),
  },
  'outcomes/askSubstantiation': {
    prepare: after(joined, reach),
    run: ({ db }, by) => askSubstantiation(db, by, SLUG, 1),
  },
  'coalitions/addressInstitution': {
    prepare: joined,
    run: ({ db }, by) =>
      addressInstitution(db, by, SLUG, {
        name: 'Interior ministry (example)',
        level: 'state',
        country: 'RS',
      }),
  },
  'coalition-reports/beginReport': { prepare: joined, run: begin },
  'coalition-reports/saveReport': { prepare: after(joined, begin), run: save },
  'coalition-reports/submitReport': { prepare: after(joined, begin, save), run: submit },
  'coalition-reports/decideReport': {
    prepare: after(joined, begin, save, submit),
    run: ({ db }, by) => decideReport(db, by, SLUG, period(db), { decision: 'accepted' }),
  },
  'coalition-reports/commentReport': {
    prepare: after(joined, begin, save, submit),
    run: remark,
  },
  'coalition-reports/answerComment': {
    prepare: after(joined, begin, save, submit, remark),
    run: ({ db }, by) => answerComment(db, by, SLUG, period(db), 1, { text: 'The long one (example)' }),
  },
  'coalition-reports/resolveComment': {
    prepare: after(joined, begin, save, submit, remark),
    run: ({ db }, by) => resolveComment(db, by, SLUG, period(db), 1),
  },
  'solutions/createSolution': { run: solve },
  'solutions/editSolution': {
    prepare: solve,
    run: ({ db }, by) => editSolution(db, by, SOLUTION, { ...solution, title: 'Quiet nights (example)' }),
  },
  'solutions/recordStep': {
    prepare: solve,
    run: ({ db }, by) => recordStep(db, by, SOLUTION, { country: 'MK', step: 'identified' }),
  },
  'evidence/createEvidence': { run: find },
  'evidence/editEvidence': {
    prepare: find,
    run: ({ db }, by) => editEvidence(db, by, EVIDENCE, { ...evidence, value: '50' }),
  },
  'evidence/attachEvidence': { prepare: after(joined, find), run: attach },
  'evidence/detachEvidence': {
    prepare: after(joined, find, attach),
    run: ({ db }, by) => detachEvidence(db, by, EVIDENCE, use),
  },
  'lines/typeLine': { prepare: withSession, run: type },
  'lines/settleLine': {
    prepare: after(withSession, type),
    run: ({ db }, by) => settleLine(db, by, EVENT, 1, { into: 'set_aside', reason: 'Said twice (example)' }),
  },
  'claims/createClaim': { run: claiming },
  'claims/editClaim': {
    prepare: claiming,
    run: ({ db }, by) => editClaim(db, by, CLAIM, { ...claim, count: 4 }),
  },
  'claims/withdrawClaim': { prepare: claiming, run: withdraw },
  'claims/returnClaim': {
    prepare: after(claiming, withdraw),
    run: ({ db }, by) => returnClaim(db, by, CLAIM),
  },
  'reports/createIndicator': { run: define },
  'reports/editIndicator': {
    prepare: define,
    run: ({ db }, by) => editIndicator(db, by, 'grants-example', { ...indicator, target: 5 }),
  },
  'reports/keepReading': {
    prepare: define,
    run: ({ db }, by) => keepReading(db, by, 'grants-example', { label: 'First half (example)' }),
  },
  'reports/retireIndicator': {
    prepare: define,
    run: ({ db }, by) => retireIndicator(db, by, 'grants-example'),
  },
};
