import { createHash, randomUUID } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Database } from '#database/connection.ts';
import type { Act } from '#features/people/actor.ts';
import { translatorOf } from '#language/translate.ts';
import { addImport, dropImport, startApplying } from './commands.ts';
import { mapColumns } from './columns.ts';
import { importsFolder } from './folder.ts';
import { jobFinished } from './jobs.ts';
import type { ImportNoun } from './kinds.ts';
import { findImport, listRows, tallyOf } from './queries.ts';
import { failureText } from './resource.ts';

const MOST_LINES = 50;

/**
 * Imports a file from the command line: prints what each sort of row will do and why rows are refused; with
 * `isApplied` then applies it, else drops it. Answers whether the file could be read.
 */
export async function importFile(
  db: Database,
  act: Act,
  file: string,
  {
    noun,
    programmeId,
    isApplied,
  }: { noun: ImportNoun; programmeId?: number | undefined; isApplied: boolean },
  print: (line: string) => void,
): Promise<boolean> {
  const storedAs = randomUUID();
  copyFileSync(file, join(importsFolder(db), storedAs));
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  const id = await addImport(db, act, { noun, fileName: basename(file), storedAs, sha256, programmeId });
  await mapColumns(db, act, id, { columns: findImport(db, id).mapping });
  await jobFinished(db, id);
  const { state, problem } = findImport(db, id);
  if (state !== 'ready') {
    print(failureText(problem ?? '', translatorOf('en')));
    await dropImport(db, act, id);
    return false;
  }
  printPreview(db, id, print);
  const { created, changed } = tallyOf(db, id);
  if (!isApplied || created + changed === 0) {
    await dropImport(db, act, id);
    print(
      created + changed === 0
        ? 'Nothing to change.'
        : 'Nothing was changed; add --apply to import these rows.',
    );
    return true;
  }
  await startApplying(db, act, id);
  const { result } = findImport(db, id);
  print(`Imported as number ${id}: ${result?.['created']} new, ${result?.['changed']} changed.`);
  return true;
}

function printPreview(db: Database, id: number, print: (line: string) => void): void {
  const { header, mapping, counts } = findImport(db, id);
  const t = translatorOf('en');
  header.forEach((name, place) => print(`column ${name || place + 1}: ${mapping[place] ?? 'left out'}`));
  const { new: created = 0, changes = 0, duplicate = 0, same = 0, refused = 0 } = counts;
  print(
    `${created} new, ${changes} with changes, ${duplicate} to decide, ${same} nothing to change, ${refused} refused`,
  );
  for (const outcome of ['refused', 'duplicate'] as const) {
    const { rows } = listRows(db, id, { outcome, offset: 0, size: MOST_LINES });
    for (const { row, label, plan } of rows) {
      const reasons = plan.problems.map(({ message, values }) => t(message, values));
      const alike = plan.alike.map(({ name, slug }) => `looks like ${name} (${slug})`);
      print(`row ${row}, ${label}: ${[...reasons, ...alike].join(' ')}`);
    }
  }
}
