import type { TSchema } from '@sinclair/typebox';
import { Value, ValueErrorType, type ValueError } from '@sinclair/typebox/value';
import type { Problem } from '#errors.ts';

const WHOLE = new Set([ValueErrorType.Integer, ValueErrorType.IntegerMinimum, ValueErrorType.IntegerMaximum]);

/**
 * What of a command's input does not have the shape of its schema, in words for a person. The API refuses such
 * a body before a command sees it; forms carry any text, so the command itself asks again, whichever the door.
 */
export function shapeProblems(schema: TSchema, input: unknown): Problem[] {
  const problems: Problem[] = [];
  for (const error of Value.Errors(schema, input)) {
    if (problems.some(({ path }) => path === error.path)) continue;
    problems.push(problemOf(error));
  }
  return problems;
}

function problemOf({ path, type, schema }: ValueError): Problem {
  if (type === ValueErrorType.StringMaxLength) {
    return { path, message: 'problem.tooLong', values: { count: Number(schema['maxLength']) } };
  }
  if (type === ValueErrorType.ArrayMaxItems) {
    return { path, message: 'problem.tooMany', values: { count: Number(schema['maxItems']) } };
  }
  if (WHOLE.has(type)) {
    return { path, message: 'problem.wholeNumber', values: { least: Number(schema['minimum'] ?? 0) } };
  }
  return { path, message: type === ValueErrorType.Union ? 'problem.choose' : 'problem.form' };
}
