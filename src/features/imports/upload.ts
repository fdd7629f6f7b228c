import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import type { Database } from '#database/connection.ts';
import { importsFolder } from './folder.ts';
import { LARGEST_FILE } from './kinds.ts';
import { Unreadable } from './read/unreadable.ts';

/** What was sent: the form's fields, and the file where there is one, kept in the folder of imports. */
export interface Upload {
  fields: Record<string, string>;
  file: { fileName: string | undefined; storedAs: string; sha256: string } | undefined;
}

const MEGABYTE = 1024 * 1024;
/** Fields and the lines between the parts of a form take little. */
const OVERHEAD = 64 * 1024;

/** A file is larger than is taken. Answered 413. */
export class TooLarge extends Unreadable {
  override name = 'TooLarge';
  readonly statusCode = 413;
  constructor() {
    super('import.problem.tooLarge', { megabytes: LARGEST_FILE / MEGABYTE });
  }
}

/**
 * Takes a form in that carries a file or a pasted table. The file goes to the disk as it comes and is never whole
 * in memory. Throws TooLarge.
 */
export async function takeUpload(request: FastifyRequest): Promise<Upload> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_FILE + OVERHEAD) throw new TooLarge();
  if (!request.isMultipart()) {
    const body = (request.body ?? {}) as Record<string, unknown>;
    const fields = Object.fromEntries(
      Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
    return { fields, file: storeText(request.db, fields['pasted']) };
  }
  const fields: Record<string, string> = {};
  let file: Upload['file'];
  for await (const part of request.parts({
    limits: { fileSize: LARGEST_FILE, files: 1, fields: 10, fieldSize: 10 * MEGABYTE },
  })) {
    if (part.type === 'field') fields[part.fieldname] = typeof part.value === 'string' ? part.value : '';
    else if (part.filename) file = await storeFile(request.db, part.filename, part.file);
    else part.file.resume();
  }
  return { fields, file: file ?? storeText(request.db, fields['pasted']) };
}

async function storeFile(
  db: Database,
  filename: string,
  stream: NodeJS.ReadableStream & { truncated?: boolean },
): Promise<Upload['file']> {
  const storedAs = randomUUID();
  const path = join(importsFolder(db), storedAs);
  const hash = createHash('sha256');
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(stream, counting, createWriteStream(path));
  if (stream.truncated) {
    rmSync(path, { force: true });
    throw new TooLarge();
  }
  const fileName = basename(filename.replaceAll('\\', '/'))
    .replaceAll(/[\p{Cc}]/gu, '')
    .slice(0, 200);
  return { fileName, storedAs, sha256: hash.digest('hex') };
}

function storeText(db: Database, text: string | undefined): Upload['file'] {
  if (!text?.trim()) return undefined;
  const storedAs = randomUUID();
  writeFileSync(join(importsFolder(db), storedAs), text);
  return { fileName: undefined, storedAs, sha256: createHash('sha256').update(text).digest('hex') };
}

/** Takes a file away that did not become an import. */
export function discard(db: Database, upload: Upload['file']): void {
  if (upload) rmSync(join(importsFolder(db), upload.storedAs), { force: true });
}
