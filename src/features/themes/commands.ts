import type { Database } from '#database/connection.ts';
import { change, differences } from '#database/history.ts';
import { Invalid } from '#errors.ts';
import { EVERYTHING, freeSlug, idOf, setRetired } from '#features/kept-lists/entries.ts';
import type { Act } from '#features/people/actor.ts';
import { requireAdministrator } from '#features/people/access.ts';
import { dayOf } from '#language/format.ts';
import { findTheme, listThemes, type Theme } from './queries.ts';
import { themeProblems, tidyTheme } from './rules.ts';
import type { ThemeInput } from './schemas.ts';

/** Adds a theme at the end of its area. Throws Refused for who is no administrator, Invalid naming every problem. */
export function createTheme(db: Database, act: Act, input: ThemeInput): { slug: string } {
  return change(db, act, (record) => {
    requireAdministrator(act.actor);
    const tidy = tidyTheme(input);
    refuse(db, tidy, undefined);
    const slug = freeSlug(db, 'theme', tidy.names['en']!);
    const { lastInsertRowid } = db
      .prepare(
        `insert into themes (slug, parent_id, position, names, dac_code, sdg_target)
         values (?, (select id from themes where slug = ?), (select coalesce(max(position), -1) + 1 from themes), ?, ?, ?)`,
      )
      .run(slug, tidy.area ?? null, JSON.stringify(tidy.names), tidy.dacCode ?? null, tidy.sdgTarget ?? null);
    renumber(db);
    record({ noun: 'theme', id: Number(lastInsertRowid), event: 'theme.created', after: { slug, ...tidy } });
    return { slug };
  });
}

/** Renames a theme in any language, moves it to another area, maps it. The slug stays. Leaves no trace of nothing. */
export function editTheme(db: Database, act: Act, slug: string, input: ThemeInput): void {
  change(db, act, (record) => {
    requireAdministrator(act.actor);
    const theme = findTheme(db, slug);
    const tidy = tidyTheme(input);
    refuse(db, tidy, theme);
    const changes = differences(factsOf(theme), {
      names: tidy.names,
      area: tidy.area ?? null,
      dacCode: tidy.dacCode ?? null,
      sdgTarget: tidy.sdgTarget ?? null,
    });
    if (!changes) return;
    db.prepare(
      `update themes set names = ?, dac_code = ?, sdg_target = ?, parent_id = (select id from themes area where area.slug = ?)
       where slug = ?`,
    ).run(JSON.stringify(tidy.names), tidy.dacCode ?? null, tidy.sdgTarget ?? null, tidy.area ?? null, slug);
    renumber(db);
    record({
      noun: 'theme',
      id: idOf(db, 'theme', slug),
      event: 'theme.edited',
      ...changes,
      subjects: EVERYTHING,
    });
  });
}

/** Retires a theme: forms no longer offer it, records keep it. Throws Conflict where it is retired already. */
export function retireTheme(db: Database, act: Act, slug: string): void {
  change(db, act, (record) => {
    requireAdministrator(act.actor);
    setRetired(db, record, 'theme', findTheme(db, slug), dayOf(act.at));
  });
}

/** Offers a retired theme again. Throws Conflict where it is not retired. */
export function returnTheme(db: Database, act: Act, slug: string): void {
  change(db, act, (record) => {
    requireAdministrator(act.actor);
    setRetired(db, record, 'theme', findTheme(db, slug), null);
  });
}

/** Moves a theme one place up or down among those of its area; at the end it stays. */
export function moveTheme(db: Database, act: Act, slug: string, step: 'up' | 'down'): void {
  change(db, act, (record) => {
    requireAdministrator(act.actor);
    const theme = findTheme(db, slug);
    const siblings = listThemes(db).filter(({ area }) => area === theme.area);
    const at = siblings.findIndex((other) => other.slug === slug);
    const other = siblings[at + (step === 'up' ? -1 : 1)];
    if (!other) return;
    const [own, others] = [positionOf(db, slug), positionOf(db, other.slug)];
    db.prepare('update themes set position = ? where slug = ?').run(others, slug);
    db.prepare('update themes set position = ? where slug = ?').run(own, other.slug);
    renumber(db);
    const id = idOf(db, 'theme', slug);
    record({
      noun: 'theme',
      id,
      event: 'theme.moved',
      before: { position: at },
      after: { position: at + (step === 'up' ? -1 : 1) },
    });
  });
}

/** Each area is followed by its own themes, and positions are whole numbers from nought. */
function renumber(db: Database): void {
  const rows = db
    .prepare<{ id: number; parentId: number | null }>(
      'select id, parent_id as parentId from themes order by position, id',
    )
    .all();
  const areas = rows.filter(({ parentId }) => parentId === null);
  const ordered = areas.flatMap((area) => [area, ...rows.filter(({ parentId }) => parentId === area.id)]);
  const set = db.prepare('update themes set position = ? where id = ?');
  ordered.forEach(({ id }, position) => set.run(position, id));
}

function refuse(db: Database, input: ThemeInput, theme: Theme | undefined): void {
  const problems = themeProblems(input, listThemes(db), theme);
  if (problems.length > 0) throw new Invalid(problems);
}

function factsOf({ names, area, dacCode, sdgTarget }: Theme): Record<string, unknown> {
  return { names, area, dacCode, sdgTarget };
}

function positionOf(db: Database, slug: string): number {
  return db.prepare<{ position: number }>('select position from themes where slug = ?').get(slug)!.position;
}
