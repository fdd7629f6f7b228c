import { keptValue } from '#database/kept.ts';
import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { nameIn, type Kept } from '#features/kept-lists/kinds.ts';
import type { Language } from '#language/languages.ts';

export interface Theme extends Kept {
  /** The slug of its area; null for an area itself. */
  area: string | null;
  /** OECD DAC purpose code and SDG target, where one fits. */
  dacCode: string | null;
  sdgTarget: string | null;
}

/** Every theme in its order, each area before its own second level. */
export function listThemes(db: Database): Theme[] {
  return keptValue(db, 'themes', () =>
    db
      .prepare<Omit<Theme, 'names'> & { names: string }>(
        `select themes.slug, area.slug as area, themes.names, themes.dac_code as dacCode,
           themes.sdg_target as sdgTarget, themes.retired_on as retiredOn from themes
         left join themes area on area.id = themes.parent_id order by themes.position`,
      )
      .all()
      .map((row) => ({ ...row, names: JSON.parse(row.names) as Record<string, string> })),
  );
}

/** The name of a theme in the reader's language; the slug itself where there is no such theme. */
export function themeName(db: Database, slug: string, language: Language): string {
  const theme = listThemes(db).find((known) => known.slug === slug);
  return theme ? nameIn(theme, language) : slug;
}

/** The areas that these themes belong to, each once; an area is its own. */
export function areasOf(db: Database, themes: readonly string[]): string[] {
  const known = listThemes(db);
  return [...new Set(themes.map((slug) => known.find((theme) => theme.slug === slug)?.area ?? slug))];
}

/** The themes that a form offers: all but the retired ones, unless the record has one of these. */
export function offeredThemes(db: Database, chosen: readonly string[]): Theme[] {
  return listThemes(db).filter(({ slug, retiredOn }) => retiredOn === null || chosen.includes(slug));
}

/** How many records of each noun use a theme, by its slug. */
export function themeUses(db: Database): Map<string, ThemeUse> {
  const rows = db
    .prepare<ThemeUse & { slug: string }>(
      `select slug,
         (select count(*) from organisation_themes where theme_id = themes.id) as organisations,
         (select count(*) from grant_themes where theme_id = themes.id) as grants,
         (select count(*) from coalition_themes where theme_id = themes.id) as coalitions
       from themes`,
    )
    .all();
  return new Map(rows.map(({ slug, ...use }) => [slug, use]));
}

export interface ThemeUse {
  organisations: number;
  grants: number;
  coalitions: number;
}

/** A theme by its slug. Throws NotFound. */
export function findTheme(db: Database, slug: string): Theme {
  const found = listThemes(db).find((theme) => theme.slug === slug);
  if (!found) throw new NotFound(`no theme ${slug}`);
  return found;
}
