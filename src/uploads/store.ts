import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file that was received whole and lies under a name of its own until it is kept or thrown away. */
export interface Received {
  path: string;
  sha256: string;
  size: number;
}

/** More came than may: nothing of it is kept. */
export class TooLarge extends Error {
  override name = 'TooLarge';
}

const INCOMING = 'incoming';
const HOUR = 60 * 60 * 1000;

/**
 * Streams a file to disk and counts its bytes and its SHA-256 on the way. Whatever goes wrong, a cut line or a
 * full disk, nothing half-stored stays.
 *
 * @param largest in bytes.
 * @throws TooLarge; the error of the stream or of the disk as it came.
 */
export async function receiveFile(from: Readable, folder: string, largest: number): Promise<Received> {
  // The line may be cut before anything reads from it; the pipeline then says so.
  from.on('error', () => undefined);
  const incoming = join(folder, INCOMING);
  await mkdir(incoming, { recursive: true });
  const path = join(incoming, randomUUID());
  const hash = createHash('sha256');
  let size = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > largest) return done(new TooLarge('the file is too large'));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(from, counting, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
    return { path, sha256: hash.digest('hex'), size };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** Keeps a received file under its SHA-256; the same bytes are kept once. */
export async function keepFile({ path, sha256 }: Received, folder: string): Promise<string> {
  const kept = join(folder, sha256);
  if (await exists(kept)) await rm(path, { force: true });
  else await rename(path, kept);
  // The name is only safe once the folder is written.
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  return kept;
}

/** Throws a received file away. */
export async function dropFile({ path }: Received): Promise<void> {
  await rm(path, { force: true });
}

/** Takes away what a server that was killed left half-received, an hour old or more. */
export async function sweepIncoming(folder: string, now = Date.now()): Promise<void> {
  const incoming = join(folder, INCOMING);
  const names = await readdir(incoming).catch(() => []);
  for (const name of names) {
    const path = join(incoming, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs >= HOUR) await rm(path, { force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
