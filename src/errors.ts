import type { MessageKey, MessageValues } from '#language/translate.ts';

/** One fault: where it is (a JSON pointer into what was sent), and what to say about it. */
export interface Problem {
  path: string;
  message: MessageKey;
  values?: MessageValues;
}

/** There is no such record, or none that this person may know of. Answered 404. */
export class NotFound extends Error {
  override name = 'NotFound';
}

/** What was sent cannot be taken as it stands; every problem is named. Answered 422. */
export class Invalid extends Error {
  override name = 'Invalid';
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    super('The input is not valid');
    this.problems = problems;
  }
}

/** A person may not do this. Answered 403, with the reason. */
export class Refused extends Error {
  override name = 'Refused';
  readonly reason: Problem;
  constructor(message: MessageKey, values: MessageValues = {}) {
    super(`Refused: ${message}`);
    this.reason = { path: '', message, values };
  }
}

/** What is asked contradicts what already is, such as a second signing. Answered 409, with the reason. */
export class Conflict extends Error {
  override name = 'Conflict';
  readonly reason: Problem;
  /** Facts about what already is, for a script to read. */
  readonly facts: Record<string, unknown>;
  constructor(message: MessageKey, values: MessageValues = {}, facts: Record<string, unknown> = {}) {
    super(`Conflict: ${message}`);
    this.reason = { path: '', message, values };
    this.facts = facts;
  }
}

/** Too many attempts: nothing is done until so many seconds have passed. Answered 429 with Retry-After. */
export class TooMany extends Error {
  override name = 'TooMany';
  readonly seconds: number;
  constructor(seconds: number) {
    super(`Too many attempts; the next in ${seconds} s`);
    this.seconds = seconds;
  }
}

/** Problems in the order of a form's fields, those of no field last: so one puts them right from top to bottom. */
export function inFormOrder(problems: readonly Problem[], paths: readonly string[]): Problem[] {
  const placeOf = ({ path }: Problem) => (paths.includes(path) ? paths.indexOf(path) : paths.length);
  return problems.toSorted((left, right) => placeOf(left) - placeOf(right));
}
