import type { Database } from '#database/connection.ts';
import type { SchemeConditions } from '#features/programmes/table.ts';
import { themes } from './read/themes.ts';

export interface ProgrammeRecord {
  slug: string;
  name: string;
  shortName: string;
  code: string;
  agreementOn?: string | undefined;
  size?: string | undefined;
}

/** What must be there before anything can be entered: themes, programmes and schemes. Answers new ids. */
export function insertProgramme(db: Database, programme: ProgrammeRecord): number {
  return Number(
    db
      .prepare(
        'insert into programmes (slug, name, short_name, code, agreement_on, size) values (?, ?, ?, ?, ?, ?)',
      )
      .run(
        programme.slug,
        programme.name,
        programme.shortName,
        programme.code,
        programme.agreementOn ?? null,
        programme.size ?? null,
      ).lastInsertRowid,
  );
}

export interface SchemeRecord {
  programme: string;
  slug: string;
  name: string;
  kind: string;
  /** Absent where the rules are unknown: every condition is then “cannot tell”. */
  conditions?: SchemeConditions | undefined;
}

export function insertScheme(db: Database, scheme: SchemeRecord): number {
  const id = Number(
    db
      .prepare(
        'insert into schemes (programme_id, slug, name, kind) select id, ?, ?, ? from programmes where slug = ?',
      )
      .run(scheme.slug, scheme.name, scheme.kind, scheme.programme).lastInsertRowid,
  );
  if (scheme.conditions) {
    db.prepare('insert into scheme_versions (scheme_id, conditions) values (?, ?)').run(
      id,
      JSON.stringify(scheme.conditions),
    );
  }
  return id;
}

/** The two-level list of themes; parents stand before their children. */
export function insertThemes(db: Database): void {
  const insert = db.prepare(
    `insert into themes (slug, parent_id, position, names, dac_code, sdg_target)
     values (?, (select id from themes where slug = ?), ?, ?, ?, ?)`,
  );
  themes.forEach((theme, position) => {
    insert.run(
      theme.slug,
      theme.parent ?? null,
      position,
      JSON.stringify(theme.names),
      theme.dacCode ?? null,
      theme.sdgTarget ?? null,
    );
  });
}
