import { createDeflateRaw, crc32 } from 'node:zlib';

/** One file of an archive: its parts are asked for as they are written. */
export interface ZipEntry {
  name: string;
  parts: Iterable<string> | AsyncIterable<string>;
}

/** Sizes follow the bytes, and names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;

/** An archive as a stream of bytes: no file of it is ever whole in memory. */
export async function* zip(entries: readonly ZipEntry[]): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, parts } of entries) {
    const start = offset;
    const head = localHeader(name);
    yield head;
    offset += head.length;
    const size = { crc: 0, packed: 0, plain: 0 };
    for await (const chunk of deflated(parts, size)) {
      size.packed += chunk.length;
      yield chunk;
    }
    const tail = descriptor(size);
    yield tail;
    offset += size.packed + tail.length;
    directory.push(centralHeader(name, size, start));
  }
  const central = Buffer.concat(directory);
  yield central;
  yield endRecord(entries.length, central.length, offset);
}

interface Size {
  crc: number;
  packed: number;
  plain: number;
}

async function* deflated(parts: ZipEntry['parts'], size: Size): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw();
  const writing = (async () => {
    for await (const part of parts) {
      const bytes = Buffer.from(part);
      size.crc = crc32(bytes, size.crc);
      size.plain += bytes.length;
      if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve));
    }
    deflate.end();
  })();
  writing.catch((error: unknown) => deflate.destroy(error as Error));
  yield* deflate as AsyncIterable<Buffer>;
  await writing;
}

function localHeader(name: string): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(DEFLATED, 8);
  head.writeUInt16LE(Buffer.byteLength(name), 26);
  return Buffer.concat([head, Buffer.from(name)]);
}

function descriptor({ crc, packed, plain }: Size): Buffer {
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(crc, 4);
  tail.writeUInt32LE(packed, 8);
  tail.writeUInt32LE(plain, 12);
  return tail;
}

function centralHeader(name: string, { crc, packed, plain }: Size, start: number): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(20, 6);
  head.writeUInt16LE(FLAGS, 8);
  head.writeUInt16LE(DEFLATED, 10);
  head.writeUInt32LE(crc, 16);
  head.writeUInt32LE(packed, 20);
  head.writeUInt32LE(plain, 24);
  head.writeUInt16LE(Buffer.byteLength(name), 28);
  head.writeUInt32LE(start, 42);
  return Buffer.concat([head, Buffer.from(name)]);
}

function endRecord(count: number, size: number, start: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(start, 16);
  return end;
}
