import type { Database } from '#database/connection.ts';
import { Invalid } from '#errors.ts';
import { systemAct } from '#features/people/actor.ts';
import { createIndicator } from '#features/reports/commands.ts';
import { measures } from '#features/reports/kinds.ts';
import { files, readRows, recount, type Lists, type Recount } from '#test/recompute/recount.ts';

/**
 * Defines an indicator for every measure as it is, and for each way of narrowing it that the registry takes.
 *
 * @returns how many there are of each measure.
 */
export function defineEvery(
  db: Database,
  programme: string,
  narrowings: readonly Record<string, string>[],
): Record<string, number> {
  const act = systemAct('command-line');
  const taken = (measure: string) => (narrowing: Record<string, string>) => {
    const name = `${[measure, ...Object.values(narrowing)].join(' ')} (example)`;
    try {
      return createIndicator(db, act, { programme, name, measure, isExample: true, ...narrowing });
    } catch (error) {
      if (error instanceof Invalid) return undefined;
      throw error;
    }
  };
  return Object.fromEntries(
    measures.map((measure) => {
      const required = measure === 'coalitions_of_countries' ? { memberCountries: '3' } : {};
      const all = [{}, ...narrowings].map((narrowing) => taken(measure)({ ...required, ...narrowing }));
      return [measure, all.filter((slug) => slug !== undefined).length];
    }),
  );
}

type Get = (url: string) => Promise<{ statusCode: number; body: string }>;

/** The files from which an outsider counts again, as anybody may download them. */
export async function downloadFiles(get: Get): Promise<Map<string, string>> {
  const read = async (file: string) => [file, (await get(file)).body] as const;
  return new Map(await Promise.all(files.map(read)));
}

/** Every indicator, counted from the files alone. */
export function recountFiles(texts: ReadonlyMap<string, string>): Recount[] {
  return recount(Object.fromEntries(files.map((file) => [file, readRows(texts.get(file)!)])) as Lists);
}
