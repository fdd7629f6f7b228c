import type { Problem } from '#errors.ts';
import { exactKey } from '#names/keys.ts';
import type { ThemeInput } from './schemas.ts';

interface Known {
  slug: string;
  area: string | null;
  names: Record<string, string>;
}

/** The input with spaces at the ends cut off and what is blank left out. */
export function tidyTheme(input: ThemeInput): ThemeInput {
  const text = (value: string | undefined) => value?.trim().normalize('NFC') || undefined;
  const names = Object.entries(input.names).flatMap(([tag, name]) => {
    const tidy = text(name);
    return tidy ? [[tag.trim(), tidy] as const] : [];
  });
  const [area, dacCode, sdgTarget] = [text(input.area), text(input.dacCode), text(input.sdgTarget)];
  return {
    names: Object.fromEntries(names),
    ...(area ? { area } : {}),
    ...(dacCode ? { dacCode } : {}),
    ...(sdgTarget ? { sdgTarget } : {}),
  };
}

/**
 * What is wrong with a theme, held against those that are there: two levels and no more, and no name twice.
 *
 * @param own the theme that is edited; undefined for a new one.
 */
export function themeProblems(
  input: ThemeInput,
  themes: readonly Known[],
  own: Known | undefined,
): Problem[] {
  const problems: Problem[] = [];
  const { names, area, dacCode, sdgTarget } = input;
  if (!names['en']) problems.push({ path: '/names/en', message: 'problem.themeName' });
  const tags = Object.keys(names);
  if (!tags.every((tag) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)))
    problems.push({ path: '/names', message: 'problem.themeNames' });
  const others = themes.filter(({ slug }) => slug !== own?.slug);
  const twin = others.find(
    (other) => names['en'] && exactKey(other.names['en'] ?? '') === exactKey(names['en']),
  );
  if (twin) {
    problems.push({
      path: '/names/en',
      message: 'problem.themeExists',
      values: { name: twin.names['en'] ?? '' },
    });
  }
  if (area !== undefined && !others.some((other) => other.slug === area && other.area === null))
    problems.push({ path: '/area', message: 'problem.themeArea' });
  else if (area !== undefined && own && themes.some((other) => other.area === own.slug))
    problems.push({ path: '/area', message: 'problem.themeHasThemes' });
  if (dacCode !== undefined && !/^\d{5}$/.test(dacCode))
    problems.push({ path: '/dacCode', message: 'problem.dacCode' });
  if (sdgTarget !== undefined && !/^(?:1[0-7]|[1-9])\.(?:\d{1,2}|[a-d])$/.test(sdgTarget))
    problems.push({ path: '/sdgTarget', message: 'problem.sdgTarget' });
  return problems;
}
