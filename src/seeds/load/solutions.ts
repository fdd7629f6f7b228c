import type { Database } from '#database/connection.ts';
import type { Act } from '#features/people/actor.ts';
import { createSolution, recordStep } from '#features/solutions/commands.ts';
import { readDiffusion, readSolutions } from '../read/solutions.ts';
import { defined } from './conference.ts';
import { sourceOf } from './source.ts';

/** The published solutions and how far other countries are with them. Rows that are there stay as they are. */
export function loadSolutions(db: Database, act: Act): void {
  for (const row of readSolutions()) {
    if (db.prepare('select 1 from solutions where import_key = ?').get(row.key)) continue;
    const { title, theme, problem, whatWorks, originCountry, originSince, evidence, note } = row;
    const input = { title, theme, problem, whatWorks, originCountry, originSince, note };
    createSolution(db, act, defined({ ...input, evidenceText: evidence, source: sourceOf(row) }), row.key);
  }
  for (const row of readDiffusion()) {
    if (db.prepare('select 1 from diffusion_steps where import_key = ?').get(row.key)) continue;
    const solution = db
      .prepare<{ slug: string }>('select slug from solutions where import_key = ?')
      .get(row.solutionKey);
    const { country, part, step, takenOn, carriers, said } = row;
    const input = { country, part, step, takenOn, carriers, note: said, source: sourceOf(row) };
    if (solution) recordStep(db, act, solution.slug, defined(input), row.key);
  }
}
