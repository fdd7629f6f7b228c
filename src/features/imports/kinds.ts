/** The words of imports that tables, schemas and pages share, each list written once. */
export const importNouns = ['organisations', 'grants'] as const;
export type ImportNoun = (typeof importNouns)[number];

/**
 * mapping: the file is here and its columns are being told apart; preparing: the worker reads it; ready: the
 * preview stands; applying and undoing run in steps; failed: the file could not be read to its end.
 */
export const importStates = [
  'mapping',
  'preparing',
  'ready',
  'applying',
  'applied',
  'undoing',
  'undone',
  'failed',
] as const;
export type ImportState = (typeof importStates)[number];

/** What a row will do. Rows that need a person stand first in the preview. */
export const outcomes = ['refused', 'duplicate', 'changes', 'new', 'same'] as const;
export type Outcome = (typeof outcomes)[number];

/** What a person says of a row that may be a duplicate. */
export const decisions = ['same', 'another', 'leave'] as const;
export type Decision = (typeof decisions)[number];

export const formats = ['csv', 'xlsx', 'pasted'] as const;
export type Format = (typeof formats)[number];

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1250', 'windows-1251'] as const;
export type Encoding = (typeof encodings)[number];

export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** The largest file that is taken, in bytes, and the most rows of it. */
export const LARGEST_FILE = 50 * 1024 * 1024;
export const MOST_ROWS = 100_000;
