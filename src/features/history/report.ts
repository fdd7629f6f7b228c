import { formatInstant, formatNumber } from '#language/format.ts';
import { headText, type HistoryHead } from './head.ts';
import type { FoundEntry, HistoryFault, VerifyResult } from './verify.ts';

/** What a verification found, in words for the command line, a line each. */
export function verificationReport(result: VerifyResult, since?: HistoryHead): string[] {
  if (!result.isWhole) return brokenLines(result.fault, since);
  const { head, last } = result;
  if (!last) return ['The history is empty.'];
  return [
    `The history is whole: ${countOf(head.size)}, the last of ${timeOf(last)}.`,
    ...(since ? [`It goes on from the head given (${countOf(since.size)}) without a break.`] : []),
    `Head: ${headText(head)}`,
    ...(since
      ? []
      : ['Only a head noted down earlier shows a tail cut off or written anew: --since FILE-or-HEAD']),
  ];
}

function brokenLines({ kind, number, entry }: HistoryFault, since: HistoryHead | undefined): string[] {
  const what = {
    changed: `Entry ${number} was changed: it does not say what its hash was made of.`,
    missing: `Entry ${number} is missing; another stands in its place.`,
    unchained: `Entry ${number} does not follow the one before it: something between them was changed.`,
    hidden: `Entry ${number} was taken out of the history of its record.`,
    cut: `The end is cut off: entry ${number} and what followed it are gone; ${countedBy(number, since)}.`,
    rewritten: `Entry ${number} is not the one of the head given: it, or an entry before it, was written anew.`,
  }[kind];
  const where = kind === 'cut' ? 'The last entry left' : 'The entry';
  return ['The history is broken.', what, ...(entry ? [`${where}: ${describe(entry)}`] : [])];
}

/** Who knows that there were more entries. */
function countedBy(number: number, since: HistoryHead | undefined): string {
  return since && since.size >= number
    ? `the head given counts ${countOf(since.size)}`
    : 'the registry has counted more changes';
}

function describe(entry: FoundEntry): string {
  return `${entry.number}, ${entry.event}, ${entry.noun} ${entry.recordId}, ${timeOf(entry)}`;
}

function countOf(size: number): string {
  return size === 1 ? '1 entry' : `${formatNumber(size, 'en')} entries`;
}

/** A changed row may hold anything for its time. */
function timeOf({ at }: FoundEntry): string {
  return Number.isNaN(Date.parse(at)) ? `“${at}”` : `${formatInstant(at, 'en')} in Skopje`;
}
