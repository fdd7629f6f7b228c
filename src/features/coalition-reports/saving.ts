import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import type { Act } from '#features/people/actor.ts';
import { reportParts, type ReportPart, type ReportTexts } from './kinds.ts';
import { ownReport, refuse, requireOpen } from './own.ts';
import { joinTexts } from './paragraphs.ts';
import type { ReportDetail } from './queries.ts';
import { TextsInput } from './schemas.ts';

/** A part that two people wrote at one time: what both wrote from, and what is kept now. */
export interface Clash {
  part: ReportPart;
  base: string;
  theirs: string;
}

export interface Saved {
  version: number;
  /** Parts in which what others wrote meanwhile stands beside what was sent. */
  joined: ReportPart[];
  /** Parts that were not saved: somebody else wrote the same paragraph meanwhile, and only a person can join them. */
  conflicts: Clash[];
}

/**
 * Keeps what was written. Where `bases` say what each part was written from, what others saved meanwhile is joined
 * to it paragraph by paragraph; a part whose paragraph both wrote is not saved and answered as a conflict, while
 * the other parts are. Without bases an older version than the present one is refused. So two people, or two tabs,
 * never overwrite each other; what was sent is the caller's to show again. What comes after something that its own
 * tab sent later changes nothing; the history keeps it.
 *
 * @throws NotFound; Refused; Invalid; Conflict for an older version without bases, and where the report is submitted.
 */
export function saveReport(db: Database, act: Act, slug: string, period: string, input: TextsInput): Saved {
  return change(db, act, (record) => {
    const report = ownReport(db, act, slug, period);
    refuse(shapeProblems(TextsInput, input));
    requireOpen(report);
    if (!input.bases && input.version !== report.version)
      throw new Conflict('problem.reportVersion', {}, { version: report.version });
    const before = report.now.texts;
    const noted = { noun: 'coalition', id: report.coalitionId } as const;
    if (isLate(db, report.id, input)) {
      record({ ...noted, event: 'coalition.report-late', after: { period, ...sentParts(input) } });
      return { version: report.version, joined: [], conflicts: [] };
    }
    const { after, ...saved } = joinParts(db, report, input);
    if (JSON.stringify(before) === JSON.stringify(after)) return saved;
    db.prepare(
      `update coalition_reports set narrative = ?, lessons = ?, risks = ?, next_steps = ?, version = version + 1,
         updated_at = ? where id = ?`,
    ).run(...reportParts.map((part) => after[part]), act.at.toISOString(), report.id);
    record({
      ...noted,
      event: 'coalition.report-saved',
      before: { period, ...before },
      after: { period, ...after },
    });
    return { ...saved, version: report.version + 1 };
  });
}

function joinParts(
  db: Database,
  { id, version, now }: ReportDetail,
  { bases, tab, ...input }: TextsInput,
): Saved & { after: ReportTexts } {
  const sent = tab ? lastSent(db, id, tab) : new Map<string, string>();
  const saved: Saved & { after: ReportTexts } = {
    version,
    joined: [],
    conflicts: [],
    after: { ...now.texts },
  };
  for (const part of reportParts) {
    const [mine, theirs] = [tidy(input[part]), now.texts[part] ?? ''];
    const base = bases ? (sent.get(part) ?? tidy(bases[part])) : theirs;
    // Who saves with bases writes only the parts that are sent.
    if (bases && input[part] === undefined && bases[part] === undefined) continue;
    const joined = joinTexts(base, mine, theirs);
    if (joined === undefined) {
      saved.conflicts.push({ part, base, theirs });
      continue;
    }
    if (joined !== mine) saved.joined.push(part);
    saved.after[part] = joined || null;
    if (tab) keepSent(db, id, tab, part, mine);
  }
  return saved;
}

function tidy(words: string | undefined): string {
  return (words ?? '').replaceAll('\r\n', '\n').trim();
}

/**
 * What a tab sent last is what it writes on from: its page was not drawn anew since. So an answer that never came
 * does not turn its own words into somebody else's.
 */
function lastSent(db: Database, reportId: number, tab: string): Map<string, string> {
  const rows = db
    .prepare<{ part: string; words: string }>(
      'select part, words from report_typed where report_id = ? and tab = ?',
    )
    .all(reportId, tab);
  return new Map(rows.map(({ part, words }) => [part, words]));
}

/** The number of the latest sending of a tab stands beside its parts under this name. */
const TURN = 'turn';

/** Whether a tab sent something later before this came, such as over a network that held it back; else notes it. */
function isLate(db: Database, reportId: number, { tab, turn }: TextsInput): boolean {
  if (!tab || turn === undefined) return false;
  if (turn < Number(lastSent(db, reportId, tab).get(TURN) ?? 0)) return true;
  keepSent(db, reportId, tab, TURN, String(turn));
  return false;
}

/** Only the parts that were sent. */
function sentParts(input: TextsInput): Partial<ReportTexts> {
  return Object.fromEntries(reportParts.flatMap((part) => (input[part] ? [[part, tidy(input[part])]] : [])));
}

function keepSent(
  db: Database,
  reportId: number,
  tab: string,
  part: ReportPart | typeof TURN,
  words: string,
): void {
  db.prepare(
    `insert into report_typed (report_id, tab, part, words) values (?, ?, ?, ?)
     on conflict (report_id, tab, part) do update set words = excluded.words`,
  ).run(reportId, tab, part, words);
}
