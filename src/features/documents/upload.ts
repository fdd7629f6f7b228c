import { basename, join } from 'node:path';
import type { FastifyRequest } from 'fastify';
import type { Config } from '#config.ts';
import type { Database } from '#database/connection.ts';
import { Invalid, type Problem } from '#errors.ts';
import { findGrant } from '#features/grants/queries.ts';
import { requireStaffOf } from '#features/people/access.ts';
import { scan, sniff } from '#uploads/inspect.ts';
import { dropFile, keepFile, receiveFile, TooLarge, type Received } from '#uploads/store.ts';
import { documentProblems } from './checks.ts';
import { addDocument } from './commands.ts';

/** The fields of the form as they were typed. */
export type TypedDocument = Record<'title' | 'kind' | 'access', string>;

const MEGABYTE = 1024 * 1024;

/** Where documents lie: practice has a folder of its own and never reaches the registry's. */
export function documentFolder({ DATA_DIR }: Pick<Config, 'DATA_DIR'>, db: Database): string {
  return join(DATA_DIR, db.isPractice ? 'practice-documents' : 'documents');
}

/**
 * Takes a document from a multipart form: streams it to disk, asks what it is and whether it is clean, keeps it
 * and records it. Where anything stands against it nothing stays.
 *
 * @param typed is filled with the form's fields, so that a refused form can show them again.
 */
export async function uploadDocument(
  request: FastifyRequest,
  config: Config,
  reference: string,
  typed: TypedDocument,
): Promise<number> {
  const { db, actor } = request;
  const act = request.act();
  const grant = findGrant(db, reference);
  // Whoever may not add a document is told before anything of it is read.
  requireStaffOf(actor, { programmeId: grant.programme.id, country: grant.lead.country });
  const folder = documentFolder(config, db);
  const largest = config.LARGEST_UPLOAD_MB * MEGABYTE;
  const file = await readParts(request, folder, largest, typed);
  try {
    const problems = [...documentProblems(typed), ...(file ? [] : [problem('problem.fileMissing')])];
    if (!file || problems.length > 0) throw new Invalid(problems);
    if (file.size === 0) throw new Invalid([problem('problem.fileEmpty')]);
    const mediaType = await sniff(file.path);
    if (!mediaType) throw new Invalid([problem('problem.fileKind')]);
    const scanned = await scan(config.SCAN_COMMAND, file.path);
    if (scanned !== 'clean')
      throw new Invalid([problem(scanned === 'infected' ? 'problem.fileInfected' : 'problem.fileScan')]);
    const { sha256, size, fileName } = file;
    await keepFile(file, folder);
    return addDocument(db, act, reference, { ...typed, fileName, sha256, size, mediaType });
  } finally {
    if (file) await dropFile(file);
  }
}

async function readParts(
  request: FastifyRequest,
  folder: string,
  largest: number,
  typed: TypedDocument,
): Promise<(Received & { fileName: string }) | undefined> {
  if (!request.isMultipart?.()) return undefined;
  let file: (Received & { fileName: string }) | undefined;
  try {
    // A byte more than may be is read, so that “too large” can be told from “cut off there”.
    const limits = { files: 1, fields: 10, fieldSize: 10_000, fileSize: largest + 1 };
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') {
        const received = await receiveFile(part.file, folder, largest);
        if (part.filename) file = { ...received, fileName: plainName(part.filename) };
        else await dropFile(received);
      } else if (part.fieldname in typed && typeof part.value === 'string') {
        typed[part.fieldname as keyof TypedDocument] = part.value;
      }
    }
    return file;
  } catch (error) {
    if (file) await dropFile(file);
    if (error instanceof TooLarge || (error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE')
      throw new Invalid([{ ...problem('problem.fileTooLarge'), values: { count: largest / MEGABYTE } }]);
    if (isCut(error)) throw new Invalid([problem('problem.fileCut')]);
    throw error;
  }
}

/** The body ended before its last part did. */
function isCut(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return /Unexpected end of (?:form|multipart)|premature close/i.test(error.message);
}

function problem(message: Problem['message']): Problem {
  return { path: '/file', message };
}

/** A file's own name without folders and signs that steer terminals or headers. */
function plainName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/'))
    .replaceAll(/[\p{Cc}\p{Cf}"<>|:*?/]/gu, '')
    .trim();
  return plain.slice(-150) || 'document';
}
