import type { Problem } from '#errors.ts';
import { documentKinds } from './kinds.ts';

/** A file that lies in the data folder, and what is said of it. */
export interface NewDocument {
  title: string;
  kind: string;
  access: string;
  fileName: string;
  sha256: string;
  size: number;
  mediaType: string;
}

/** What is wrong with what is said of a file. */
export function documentProblems({
  title,
  kind,
  access,
}: Pick<NewDocument, 'title' | 'kind' | 'access'>): Problem[] {
  const problems: Problem[] = [];
  if (title.trim() === '') problems.push({ path: '/title', message: 'problem.documentTitle' });
  if (title.length > 200)
    problems.push({ path: '/title', message: 'problem.tooLong', values: { count: 200 } });
  if (!(documentKinds as readonly string[]).includes(kind))
    problems.push({ path: '/kind', message: 'problem.choose' });
  if (access !== 'public' && access !== 'restricted')
    problems.push({ path: '/access', message: 'problem.choose' });
  return problems;
}
