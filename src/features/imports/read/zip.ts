import { createInflateRaw } from 'node:zlib';
import { Unreadable } from './unreadable.ts';

/** What the parts of a spreadsheet may come to when unpacked, in bytes: a sheet of 100,000 rows has some 60 MB. */
const LARGEST_PART = 120 * 1024 * 1024;
const LARGEST_ALL = 200 * 1024 * 1024;
const MOST_PARTS = 2000;

interface Entry {
  name: string;
  method: number;
  packed: Buffer;
}

/**
 * Unpacks every part of a spreadsheet and throws the bytes away, only to see how many there are: a file may lie
 * about its sizes, and a few kilobytes may unpack to gigabytes. Throws Unreadable beyond the limits, and where
 * the archive is no spreadsheet.
 */
export async function refuseBomb(bytes: Buffer): Promise<void> {
  const entries = entriesOf(bytes);
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) throw new Unreadable('import.problem.zip');
  let all = 0;
  for (const { method, packed } of entries) {
    all += method === 0 ? packed.length : await unpackedSize(packed);
    if (all > LARGEST_ALL) throw new Unreadable('import.problem.bomb');
  }
}

function unpackedSize(packed: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const inflate = createInflateRaw();
    let size = 0;
    inflate.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LARGEST_PART) return;
      inflate.destroy();
      reject(new Unreadable('import.problem.bomb'));
    });
    inflate.on('end', () => resolve(size));
    inflate.on('error', () => reject(new Unreadable('import.problem.xlsx')));
    inflate.end(packed);
  });
}

/** The parts that the archive's directory lists. */
function entriesOf(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > bytes.length) throw new Unreadable('import.problem.xlsx');
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_PARTS) throw new Unreadable('import.problem.bomb');
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let place = 0; place < count; place += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50)
      throw new Unreadable('import.problem.xlsx');
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength!);
    const local = bytes.readUInt32LE(at + 42);
    if (local + 30 > bytes.length) throw new Unreadable('import.problem.xlsx');
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    entries.push({
      name,
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.subarray(start, start + bytes.readUInt32LE(at + 20)),
    });
    at += 46 + nameLength! + extra! + comment!;
  }
  return entries;
}
