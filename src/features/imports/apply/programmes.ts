import type { Database } from '#database/connection.ts';
import {
  listProgrammes,
  listSchemes,
  type ProgrammeRow,
  type SchemeRow,
} from '#features/programmes/queries.ts';
import { exactKey } from '#names/keys.ts';
import { slugOf } from '#names/slug.ts';
import type { GrantRow } from '../plan/staged.ts';

/** Finds the programme and the scheme of a row, and adds those that the import brings; each is noted with it. */
export class ImportedProgrammes {
  readonly #db: Database;
  readonly #importId: number;

  constructor(db: Database, importId: number) {
    this.#db = db;
    this.#importId = importId;
  }

  of(grant: GrantRow): { programme: { id: number; code: string }; schemeId: number | null } {
    const programme = this.#programme(grant);
    return { programme, schemeId: this.#scheme(programme.id, grant) };
  }

  #programme({ programmeId, programmeName }: GrantRow): { id: number; code: string } {
    const key = exactKey(programmeName);
    const found = [...listProgrammes(this.#db), ...this.#ownProgrammes()].find(
      ({ id, name, shortName, slug }) =>
        id === programmeId || [name, shortName, slug].some((known) => exactKey(known) === key),
    );
    if (found) return found;
    const slug = this.#freeSlug('programmes', programmeName);
    const code = this.#freeCode(programmeName);
    const { lastInsertRowid } = this.#db
      .prepare('insert into programmes (slug, name, short_name, code) values (?, ?, ?, ?)')
      .run(slug, programmeName, programmeName, code);
    this.#note('programme', Number(lastInsertRowid), programmeName);
    return { id: Number(lastInsertRowid), code };
  }

  #scheme(programmeId: number, { schemeId, schemeName }: GrantRow): number | null {
    if (schemeId !== undefined && schemeId !== null) return schemeId;
    if (schemeName === undefined) return null;
    const found = [...listSchemes(this.#db), ...this.#ownSchemes()].find(
      (scheme) => scheme.programmeId === programmeId && exactKey(scheme.name) === exactKey(schemeName),
    );
    if (found) return found.id;
    const { slug } = this.#db
      .prepare<{ slug: string }>('select slug from programmes where id = ?')
      .get(programmeId)!;
    const { lastInsertRowid } = this.#db
      .prepare("insert into schemes (programme_id, slug, name, kind) values (?, ?, ?, 'other')")
      .run(programmeId, this.#freeSlug('schemes', `${slug} ${schemeName}`), schemeName);
    this.#note('scheme', Number(lastInsertRowid), schemeName);
    return Number(lastInsertRowid);
  }

  /** What this import has added, which is not there for others before its grants are. */
  #ownProgrammes(): ProgrammeRow[] {
    return this.#db
      .prepare<ProgrammeRow>(
        `select id, slug, name, short_name as shortName, code from programmes where id in (
           select record_id from import_rows where import_id = ? and row = 0 and noun = 'programme')`,
      )
      .all(this.#importId);
  }

  #ownSchemes(): Pick<SchemeRow, 'id' | 'programmeId' | 'name'>[] {
    return this.#db
      .prepare<Pick<SchemeRow, 'id' | 'programmeId' | 'name'>>(
        `select id, programme_id as programmeId, name from schemes where id in (
           select record_id from import_rows where import_id = ? and row = 0 and noun = 'scheme')`,
      )
      .all(this.#importId);
  }

  /** Row 0 stands for what belongs to no row of the file. */
  #note(noun: string, id: number, label: string): void {
    this.#db
      .prepare(
        `insert into import_rows (import_id, row, part, noun, outcome, label, record_id, is_written, plan)
         select ?, 0, coalesce(max(part), 0) + 1, ?, 'new', ?, ?, 1, '{}' from import_rows where import_id = ? and row = 0`,
      )
      .run(this.#importId, noun, label, id, this.#importId);
  }

  #freeSlug(table: 'programmes' | 'schemes', name: string): string {
    const base = slugOf(name) || 'programme';
    let slug = base;
    for (let number = 2; this.#db.prepare(`select 1 from ${table} where slug = ?`).get(slug); number += 1) {
      slug = `${base}-${number}`;
    }
    return slug;
  }

  /** The first letters of a programme's words, with a number where another has them. */
  #freeCode(name: string): string {
    const letters = slugOf(name)
      .split('-')
      .map((word) => word.charAt(0))
      .join('')
      .toUpperCase()
      .slice(0, 6);
    const base = letters || 'P';
    let code = base;
    for (let number = 2; this.#db.prepare('select 1 from programmes where code = ?').get(code); number += 1) {
      code = `${base}${number}`;
    }
    return code;
  }
}
