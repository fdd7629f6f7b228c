import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';

/** Kinds of file that are kept, by their bytes; plain text has no sign of its own and is told by being text. */
export const mediaTypes = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'text/plain': 'txt',
} as const;
export type MediaType = keyof typeof mediaTypes;

const HEAD = 64 * 1024;
const SCAN_TIME = 60_000;

/** What a file is by its bytes, whatever its name says; undefined for a kind that is not kept. */
export async function sniff(path: string): Promise<MediaType | undefined> {
  const { fileTypeFromFile } = await import('file-type');
  const found = await fileTypeFromFile(path);
  if (found) return found.mime in mediaTypes ? (found.mime as MediaType) : undefined;
  return (await isText(path)) ? 'text/plain' : undefined;
}

async function isText(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const head = buffer.subarray(0, bytesRead);
    // A letter of several bytes may be cut at the end of what is read.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: bytesRead === HEAD });
    return !head.includes(0);
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}

/** What the virus scanner says of a file; `failed` where it could not be asked. */
export type ScanResult = 'clean' | 'infected' | 'failed';

/**
 * Asks the scanner, a command to which the file's path is added. It answers by its exit status, as scanners do:
 * 0 for clean, 1 for infected, anything else for a failure. Without a command nothing is scanned.
 */
export async function scan(command: string, path: string): Promise<ScanResult> {
  const [program, ...options] = command.split(/\s+/).filter(Boolean);
  if (program === undefined) return 'clean';
  return new Promise((resolve) => {
    const scanner = spawn(program, [...options, path], { stdio: 'ignore', timeout: SCAN_TIME });
    scanner.on('error', () => resolve('failed'));
    scanner.on('close', (status) => resolve(status === 0 ? 'clean' : status === 1 ? 'infected' : 'failed'));
  });
}
