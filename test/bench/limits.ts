import { createRequire } from 'node:module';
import type Sqlite from 'better-sqlite3';
import Fastify from 'fastify';
import { rawInsert } from './raw-insert.ts';

/**
 * What is physically reachable, as a program beside the real server: bare Fastify routes that answer ready
 * bytes, that run a raw prepared query and turn its rows into JSON, and that insert two rows at FULL.
 */
const SqliteDatabase = createRequire(import.meta.url)('better-sqlite3') as typeof Sqlite;

export interface RawQuery {
  sql: string;
  parameters: (string | number)[];
}

export type LimitMessage =
  | { kind: 'bytes'; name: string; status: number; type: string; body: Buffer }
  | { kind: 'rows'; name: string; queries: RawQuery[] }
  | { kind: 'inserts'; file: string };

interface Answer {
  status: number;
  type: string;
  body: Buffer;
}

const JSON_TYPE = 'application/json; charset=utf-8';

async function main(port: number, file: string): Promise<void> {
  const database = new SqliteDatabase(file, { readonly: true });
  database.pragma('cache_size = -65536');
  const answers = new Map<string, Answer>();
  const queries = new Map<string, { statement: Sqlite.Statement; parameters: (string | number)[] }[]>();
  let insert: ((grant: string) => void) | undefined;

  const app = Fastify();
  app.get<{ Params: { name: string } }>('/bytes/:name', async (request, reply) => {
    const { status, type, body } = answers.get(request.params.name)!;
    if (status === 304) return reply.code(304).header('etag', '"1"').send();
    return reply.type(type).send(body);
  });
  app.get<{ Params: { name: string } }>('/rows/:name', async (request, reply) => {
    const rows = queries
      .get(request.params.name)!
      .map(({ statement, parameters }) => statement.all(...parameters));
    return reply.type(JSON_TYPE).send(JSON.stringify(rows));
  });
  app.post<{ Body: { grant: string } }>('/inserts', async (request, reply) => {
    insert?.(request.body.grant);
    return reply.code(201).type(JSON_TYPE).send('{"signed":true}');
  });

  process.on('message', (message: LimitMessage) => {
    if (message.kind === 'bytes') answers.set(message.name, message);
    if (message.kind === 'rows') {
      queries.set(
        message.name,
        message.queries.map(({ sql, parameters }) => ({ statement: database.prepare(sql), parameters })),
      );
    }
    if (message.kind === 'inserts') insert = rawInsert(message.file);
    process.send?.('done');
  });
  process.once('SIGTERM', () => process.exit(0));
  await app.listen({ port, host: '127.0.0.1' });
  process.send?.('listening');
}

await main(Number(process.argv[2]), process.argv[3]!);
