import type { FastifyRequest } from 'fastify';
import type { Problem } from '#errors.ts';
import { translatorOf, type MessageKey, type Translate } from '#language/translate.ts';
import type { ImportRecord, ImportRow } from './queries.ts';
import { shownState } from './state.ts';

/** An import as the API gives it. */
export function importResource({ db, language }: FastifyRequest, record: ImportRecord) {
  const { noun, fileName, header, mapping, problem } = record;
  return {
    id: record.id,
    of: noun,
    file: fileName,
    format: record.format,
    encoding: record.encoding,
    delimiter: record.delimiter,
    state: shownState(db, record, new Date()),
    columns: header.map((name, place) => ({ header: name, field: mapping[place] ?? null })),
    done: record.done,
    total: record.total,
    counts: record.counts as Record<string, number>,
    result: record.result,
    problem: problem === null ? null : failureText(problem, translatorOf(language)),
    createdAt: record.createdAt,
    appliedAt: record.appliedAt,
    undoneAt: record.undoneAt,
  };
}

/** Why a file could not be read, in words. */
export function failureText(problem: string, t: Translate): string {
  const { message, values } = JSON.parse(problem) as { message: MessageKey; values: Problem['values'] };
  return t(message, values);
}

export function rowResource({ language }: FastifyRequest, row: ImportRow) {
  const t = translatorOf(language);
  const told = (problems: Problem[]) =>
    problems.map(({ path, message, values }) => ({ path, message: t(message, values) }));
  const { plan } = row;
  return {
    row: row.row,
    outcome: row.outcome,
    decision: row.decision,
    name: row.label,
    record: row.record?.key ?? null,
    changes: plan.changes,
    problems: told(plan.problems),
    warnings: told(plan.warnings),
    looksLike: plan.alike.map(({ slug, name, reasons }) => ({
      organisation: slug,
      name,
      why: reasons.map(({ kind }) => kind).join(', '),
    })),
    leftOut: row.leftOut === null ? null : t(row.leftOut as MessageKey),
  };
}
