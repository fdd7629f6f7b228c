import { join } from 'node:path';
import type { Database } from '#database/connection.ts';
import { Invalid, type Problem } from '#errors.ts';
import type { Act } from '#features/people/actor.ts';
import { exactKey } from '#names/keys.ts';
import { requireImporter } from './access.ts';
import { guessField, importFields, neededFields } from './fields.ts';
import { importsFolder } from './folder.ts';
import type { ImportNoun } from './kinds.ts';
import { forgetRows, look, startPreparing } from './prepare.ts';
import { findImport, rememberedField, type ImportRecord } from './queries.ts';
import type { Reading } from './read/rows.ts';
import { refuseUnless } from './state.ts';

/** Each column as it was read last time, else as its header says; a field is guessed for one column only. */
export function guessMapping(db: Database, noun: ImportNoun, header: string[]): (string | null)[] {
  const taken = new Set<string>();
  return header.map((name) => {
    const remembered = rememberedField(db, noun, exactKey(name));
    const field = remembered === undefined ? (guessField(noun, name) ?? null) : remembered;
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

export interface ColumnsInput {
  /** A field for each column, in their order; empty or null where it is left out. */
  columns: (string | null)[];
  encoding?: Reading['encoding'];
  delimiter?: Reading['delimiter'];
  programmeId?: number | undefined;
}

/**
 * Says what the columns mean, remembers it by header, and starts the preview. With another encoding or sign between
 * cells the header is read anew, and the columns are guessed again.
 *
 * @returns whether the preview was started; false where the header changed and has to be looked at first.
 * @throws Invalid where a needed field is missing, a field is unknown or stands twice; Conflict once it is applied.
 */
export async function mapColumns(db: Database, act: Act, id: number, input: ColumnsInput): Promise<boolean> {
  const found = findImport(db, id);
  requireImporter(act.actor, found);
  refuseUnless(db, found, ['mapping', 'ready', 'failed', 'preparing']);
  if (await isReadAnew(db, found, input)) return false;
  const columns = found.header.map((_, place) => input.columns[place] || null);
  refuseColumns(found.noun, columns);
  const remember = db.prepare('insert or replace into import_columns (noun, header, field) values (?, ?, ?)');
  db.sqlite
    .transaction(() => {
      found.header.forEach((name, place) => {
        if (name !== '') remember.run(found.noun, exactKey(name), columns[place]);
      });
      db.prepare('update imports set mapping = ?, programme_id = ? where id = ?').run(
        JSON.stringify(columns),
        input.programmeId ?? found.programmeId,
        id,
      );
    })
    .immediate();
  void startPreparing(db, act, id);
  return true;
}

async function isReadAnew(db: Database, found: ImportRecord, input: ColumnsInput): Promise<boolean> {
  const isSame =
    found.format === 'xlsx' ||
    ((input.encoding ?? found.encoding) === found.encoding &&
      (input.delimiter ?? found.delimiter) === found.delimiter);
  if (isSame) return false;
  const path = join(importsFolder(db), found.storedAs ?? '');
  const { reading, rows } = await look(path, {
    format: found.format,
    encoding: input.encoding,
    delimiter: input.delimiter,
  });
  const [header = [], ...sample] = rows;
  forgetRows(db, found.id);
  db.prepare(
    "update imports set state = 'mapping', encoding = ?, delimiter = ?, header = ?, mapping = ?, sample = ?, moved_at = ? where id = ?",
  ).run(
    reading.encoding ?? null,
    reading.delimiter ?? null,
    JSON.stringify(header),
    JSON.stringify(guessMapping(db, found.noun, header)),
    JSON.stringify(sample),
    new Date().toISOString(),
    found.id,
  );
  return true;
}

function refuseColumns(noun: ImportNoun, columns: (string | null)[]): void {
  const fields = importFields[noun] as readonly string[];
  const given = columns.filter((field) => field !== null);
  const problems = columns.flatMap((field, place): Problem[] => {
    const path = `/columns/${place}`;
    if (field === null) return [];
    if (!fields.includes(field)) return [{ path, message: 'problem.choose' }];
    return columns.indexOf(field) < place ? [{ path, message: 'import.problem.fieldTwice' }] : [];
  });
  const missing = neededFields[noun].filter((field) => !given.includes(field));
  if (missing.length > 0) {
    const first = Math.max(0, columns.indexOf(null));
    const needed = missing[0] as 'name' | 'lead';
    problems.push({ path: `/columns/${first}`, message: `import.problem.needs.${needed}` });
  }
  if (problems.length > 0) throw new Invalid(problems);
}
