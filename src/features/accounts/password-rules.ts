import { createRequire } from 'node:module';
import type { Problem } from '#errors.ts';

const require = createRequire(import.meta.url);

/** NIST SP 800-63B-4, 3.1.1.2: fifteen where a password may be the only factor; no rules of composition. */
export const SHORTEST_PASSWORD = 15;
/** Long enough for any sentence, and short enough not to be a burden to hash. */
export const LONGEST_PASSWORD = 256;

let commonest: Set<string> | undefined;

/** The commonest passwords that were leaked, read when first needed: the start is not slowed by them. */
function commonPasswords(): Set<string> {
  if (!commonest) {
    const { dictionary } = require('@zxcvbn-ts/language-common') as { dictionary: Record<string, unknown> };
    commonest = new Set(listOf(dictionary['passwords-common']));
  }
  return commonest;
}

/** What is wrong with a new password; nothing where it may be taken. */
export function passwordProblems(password: string, email: string): Problem[] {
  const length = Array.from(password.normalize('NFKC')).length;
  const problem = (message: Problem['message'], values = {}): Problem[] => [
    { path: '/password', message, values },
  ];
  if (password === '') return problem('problem.passwordMissing');
  if (length < SHORTEST_PASSWORD) return problem('problem.passwordShort', { count: SHORTEST_PASSWORD });
  if (length > LONGEST_PASSWORD) return problem('problem.passwordLong', { count: LONGEST_PASSWORD });
  return isCommon(password, email) ? problem('problem.passwordCommon') : [];
}

/** A leaked password, once or repeated; a short piece repeated; or the person's own address. */
function isCommon(password: string, email: string): boolean {
  const folded = password.normalize('NFKC').toLowerCase();
  const piece = /^(.+?)\1+$/u.exec(folded)?.[1] ?? folded;
  return (
    piece.length < 8 || folded === email || commonPasswords().has(piece) || commonPasswords().has(folded)
  );
}

function listOf(words: unknown): string[] {
  return Array.isArray(words) ? words.map(String) : [];
}
