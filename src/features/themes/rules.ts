import type { Problem } from '#errors.ts';
import { nameProblems, tidyNames, tidyText } from '#features/kept-lists/names.ts';
import { exactKey } from '#names/keys.ts';
import type { ThemeInput } from './schemas.ts';

interface Known {
  slug: string;
  area: string | null;
  names: Record<string, string>;
}

/** The input with spaces at the ends cut off and what is blank left out. */
export function tidyTheme(input: ThemeInput): ThemeInput {
  const [area, dacCode, sdgTarget] = [
    tidyText(input.area),
    tidyText(input.dacCode),
    tidyText(input.sdgTarget),
  ];
  return {
    names: tidyNames(input.names),
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
  const { names, area, dacCode, sdgTarget } = input;
  const problems: Problem[] = [...nameProblems(names)];
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
