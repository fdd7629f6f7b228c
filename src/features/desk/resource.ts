import type { RuleResult } from '#features/grants/rules.ts';
import type { Translate } from '#language/translate.ts';
import type { Desk } from './model.ts';
import type { EntryRow } from './queries.ts';
import { CLOCK_OFF } from './rules.ts';
import type { Entry } from './schemas.ts';

/** An entry as the API gives it. */
export function entryResource(entry: EntryRow, t: Translate): Entry {
  const { key, grant, kind, corrects, desk, device, note, outcome, signing } = entry;
  const { resolution, resolutionNote, resolvedAt, resolvedBy } = entry;
  const { pressedAt, sentAt, receivedAt, happenedAt, offsetMs } = entry;
  return {
    key,
    grant,
    kind,
    corrects,
    desk,
    device,
    pressedBy: entry.pressedBy,
    recordedBy: entry.recordedBy,
    pressedAt,
    sentAt,
    receivedAt,
    happenedAt,
    offsetMs,
    isClockOff: Math.abs(offsetMs) > CLOCK_OFF,
    note,
    outcome,
    problems: entry.problems.map(({ path, message, values }) => ({ path, message: t(message, values) })),
    signing: signing && {
      signedOn: signing.signedOn,
      signedAt: signing.signedAt,
      ceremony: signing.ceremony,
      desk: signing.desk,
      device: signing.device,
    },
    resolution,
    resolutionNote,
    resolvedAt,
    resolvedBy,
  };
}

/** The desk as its script takes it: with the rules' results in words. */
export function deskResource(desk: Desk, t: Translate): Record<string, unknown> {
  const say = (results: readonly RuleResult[]) =>
    results.map(({ rule, outcome, message, values }) => ({ rule, outcome, text: t(message, values) }));
  return {
    ...desk,
    grants: desk.grants.map(({ rules, entries, ...grant }) => ({
      ...grant,
      entries: entries.map(({ problems, ...entry }) => ({
        ...entry,
        why: problems.map(({ message, values }) => t(message, values)),
      })),
      rules: { scheme: say(rules.scheme), ceremony: say(rules.ceremony) },
    })),
  };
}
