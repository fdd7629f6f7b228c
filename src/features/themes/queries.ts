import { keptValue } from '#database/kept.ts';
import type { Database } from '#database/connection.ts';
import type { Language } from '#language/languages.ts';

export interface Theme {
  slug: string;
  /** The slug of its area; null for an area itself. */
  area: string | null;
  /** By language tag; English is always there. */
  names: Record<string, string>;
}

/** Every theme in its order, each area before its own second level. */
export function listThemes(db: Database): Theme[] {
  return keptValue(db, 'themes', () =>
    db
      .prepare<{ slug: string; area: string | null; names: string }>(
        `select themes.slug, area.slug as area, themes.names from themes
         left join themes area on area.id = themes.parent_id order by themes.position`,
      )
      .all()
      .map((row) => ({ ...row, names: JSON.parse(row.names) as Record<string, string> })),
  );
}

/** The name of a theme in the reader's language; the slug itself where there is no such theme. */
export function themeName(db: Database, slug: string, language: Language): string {
  const theme = listThemes(db).find((known) => known.slug === slug);
  return theme?.names[language] ?? theme?.names['en'] ?? slug;
}
