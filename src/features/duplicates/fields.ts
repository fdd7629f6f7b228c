import type { Row, Value } from './merge-record.ts';

/**
 * What a person chooses between when two records become one: each field with the columns that go together. The
 * order is the page's.
 */
export const mergeFields = {
  name: ['name', 'name_language'],
  kind: ['kind'],
  country: ['country'],
  city: ['city'],
  status: ['status'],
  registrationNumber: ['registration_number'],
  legalForm: ['legal_form'],
  foundedOn: ['founded_on'],
  website: ['website'],
  scope: ['scope'],
  missions: ['missions'],
  workingLanguages: ['working_languages'],
  targetGroups: ['target_groups'],
  staffBand: ['staff_band'],
  budgetBand: ['budget_band'],
  verifiedOn: ['verified_on', 'verified_by'],
  confirmedOn: ['confirmed_on'],
} as const satisfies Record<string, readonly string[]>;
export type MergeField = keyof typeof mergeFields;
export const mergeFieldNames = Object.keys(mergeFields) as MergeField[];

/** Whose value stays: the record that stays, or the one that becomes part of it. */
export const sides = ['first', 'second'] as const;
export type Side = (typeof sides)[number];
export type MergeChoices = Partial<Record<MergeField, Side>>;

export interface FieldPair {
  field: MergeField;
  /** As stored; lists and missions are JSON. */
  first: Value;
  second: Value;
  isSame: boolean;
  isFirstKnown: boolean;
  isSecondKnown: boolean;
  /** What is chosen where nobody chooses: what is known, the first where both are. */
  proposed: Side;
}

/** The fields of two records set side by side; those of which neither knows anything are left out. */
export function compareFields(first: Row, second: Row): FieldPair[] {
  return mergeFieldNames
    .map((field) => comparison(field, first, second))
    .filter(({ isFirstKnown, isSecondKnown }) => isFirstKnown || isSecondKnown);
}

/** The columns of the record that stays which change by these choices. */
export function chosenValues(first: Row, second: Row, choices: MergeChoices): Row {
  const changed: Row = {};
  for (const { field, proposed, isSame } of compareFields(first, second)) {
    if (isSame || (choices[field] ?? proposed) === 'first') continue;
    for (const column of mergeFields[field]) changed[column] = second[column] ?? null;
  }
  return changed;
}

function comparison(field: MergeField, first: Row, second: Row): FieldPair {
  const [main] = mergeFields[field];
  const [left, right] = [first[main] ?? null, second[main] ?? null];
  const isFirstKnown = isKnown(left);
  const isSecondKnown = isKnown(right);
  return {
    field,
    first: left,
    second: right,
    isSame: left === right,
    isFirstKnown,
    isSecondKnown,
    proposed: !isFirstKnown && isSecondKnown ? 'second' : 'first',
  };
}

function isKnown(value: Value): boolean {
  return value !== null && value !== '' && value !== '[]' && value !== '{}';
}
