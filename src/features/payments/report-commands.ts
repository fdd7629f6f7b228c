import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict, Invalid, NotFound } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import type { Act } from '#features/people/actor.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { dayProblems, grantFor } from './checks.ts';
import { reportsOf } from './queries.ts';
import { ReceiptInput, ReportsInput } from './schemas.ts';

/**
 * Says until when a grant owes a narrative report, a financial one, or both.
 *
 * @throws Conflict where the same is due on that day already.
 */
export function askReports(db: Database, act: Act, reference: string, input: ReportsInput): void {
  change(db, act, (record) => {
    const grant = grantFor(db, act, reference);
    const problems = shapeProblems(ReportsInput, input);
    if (input.kinds.length === 0) problems.push({ path: '/kinds', message: 'problem.reportKind' });
    if (!(input.dueOn.length === 10 && isPartialDate(input.dueOn)))
      problems.push({ path: '/dueOn', message: 'problem.dayUnreadable' });
    if (!grant.signing) problems.push({ path: '/dueOn', message: 'problem.payUnsigned' });
    if (problems.length > 0)
      throw new Invalid(
        problems.filter(({ path }, place) => problems.findIndex((one) => one.path === path) === place),
      );
    const known = reportsOf(db, grant.id);
    const kinds = [...new Set(input.kinds)].filter(
      (kind) => !known.some((one) => one.kind === kind && one.dueOn === input.dueOn),
    );
    if (kinds.length === 0) throw new Conflict('problem.reportAsked', { date: input.dueOn });
    const note = input.note?.trim() || null;
    const add = db.prepare(
      'insert into grant_reports (grant_id, kind, due_on, note, recorded_at) values (?, ?, ?, ?, ?)',
    );
    for (const kind of kinds) add.run(grant.id, kind, input.dueOn, note, act.at.toISOString());
    record({
      noun: 'grant',
      id: grant.id,
      event: 'grant.report-asked',
      after: { reports: kinds, dueOn: input.dueOn, note },
    });
  });
}

/** Records on which day a report came. */
export function receiveReport(
  db: Database,
  act: Act,
  reference: string,
  id: number,
  input: ReceiptInput,
): void {
  change(db, act, (record) => {
    const grant = grantFor(db, act, reference);
    const report = reportsOf(db, grant.id).find((one) => one.id === id);
    if (!report) throw new NotFound(`no report ${id} of ${reference}`);
    if (report.receivedOn !== null) throw new Conflict('problem.reportReceived', { date: report.receivedOn });
    const problems = [
      ...shapeProblems(ReceiptInput, input),
      ...dayProblems('/receivedOn', input.receivedOn, grant.signing?.signedOn ?? null, act),
    ];
    if (problems.length > 0) throw new Invalid(problems);
    db.prepare('update grant_reports set received_on = ? where id = ?').run(input.receivedOn, id);
    record({
      noun: 'grant',
      id: grant.id,
      event: 'grant.report-received',
      before: { receivedOn: null },
      after: { reports: [report.kind], dueOn: report.dueOn, receivedOn: input.receivedOn },
    });
  });
}
