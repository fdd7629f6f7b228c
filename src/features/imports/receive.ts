import type { FastifyRequest } from 'fastify';
import { Invalid, type Problem } from '#errors.ts';
import { listProgrammes } from '#features/programmes/queries.ts';
import { addImport } from './commands.ts';
import { importNouns } from './kinds.ts';
import { Unreadable } from './read/unreadable.ts';
import { discard, takeUpload, type Upload } from './upload.ts';

/**
 * Takes what was sent and makes an import of it. Answers its number.
 *
 * @throws Invalid with the problem at /file, /of or /programme; TooLarge.
 */
export async function receive(request: FastifyRequest): Promise<number> {
  const upload = await takeUpload(request);
  const { db } = request;
  const noun = importNouns.find((known) => known === upload.fields['of']);
  const programme = programmeOf(request, upload);
  const problems: Problem[] = [];
  if (!noun) problems.push({ path: '/of', message: 'import.problem.of' });
  if (!upload.file) problems.push({ path: '/file', message: 'import.problem.noFile' });
  if (programme === 'unknown') problems.push({ path: '/programme', message: 'problem.programmeUnknown' });
  if (!noun || !upload.file || programme === 'unknown') {
    discard(db, upload.file);
    throw new Invalid(problems);
  }
  try {
    return await addImport(db, request.act(), { noun, ...upload.file, programmeId: programme });
  } catch (error) {
    discard(db, upload.file);
    throw error instanceof Unreadable ? new Invalid([problemOf(error)]) : error;
  }
}

/** What is wrong with a file, as a problem of the form. */
export function problemOf({ problem, values }: Unreadable): Problem {
  return { path: '/file', message: problem as Problem['message'], values };
}

function programmeOf({ db }: FastifyRequest, { fields }: Upload): number | undefined | 'unknown' {
  const slug = fields['programme']?.trim();
  if (!slug) return undefined;
  return listProgrammes(db).find((known) => known.slug === slug)?.id ?? 'unknown';
}
