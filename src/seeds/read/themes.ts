import type { Language } from '#language/languages.ts';
import { textIn, wrongCell, type Row } from './rows.ts';

/** A theme of the two-level list; a theme of the first level has no parent. */
export interface ThemeRow {
  slug: string;
  parent: string | undefined;
  names: Record<Language, string>;
  /** OECD DAC purpose code; undefined where none of the registry's mapping fits. */
  dacCode: string | undefined;
  /** SDG target; undefined where none of the registry's mapping fits. */
  sdgTarget: string | undefined;
}

const PEACE = 'peace-stability-and-good-governance';
const EXTREMISM = 'extremism-nationalism-terrorism-and-organised-crime';
const VIOLENCE = 'violence-against-women-and-girls';

/** One theme a line: slug, parent, English, Macedonian, DAC code, SDG target. */
type Line = [string, string | undefined, string, string, (string | undefined)?, string?];

const peace: Line[] = [
  [
    PEACE,
    undefined,
    'Peace, stability and good governance',
    'Мир, стабилност и добро владеење',
    '15220',
    '16.1',
  ],
  [
    'threats-to-peace',
    PEACE,
    'Threats to peace, stability and good governance',
    'Закани за мирот, стабилноста и доброто владеење',
    '15220',
    '16.1',
  ],
  ['role-of-media', PEACE, 'The role of media', 'Улогата на медиумите', '15153', '16.10'],
  ['what-governments-do', PEACE, 'What governments do', 'Што прават владите', '15210', '16.6'],
  ['corruption', PEACE, 'Corruption', 'Корупција', '15113', '16.5'],
];

/** The four matters of this area share no code. SDG target 16.4 names organised crime; no DAC code of the mapping does. */
const extremism: Line[] = [
  [
    EXTREMISM,
    undefined,
    'Political extremism, ethno-nationalism, terrorism and organised crime',
    'Политички екстремизам, етнонационализам, тероризам и организиран криминал',
  ],
  ['political-extremism', EXTREMISM, 'Political extremism', 'Политички екстремизам', '15220', '16.1'],
  ['ethno-nationalism', EXTREMISM, 'Ethno-nationalism', 'Етнонационализам', '15220', '16.1'],
  ['terrorism', EXTREMISM, 'Terrorism', 'Тероризам'],
  ['organised-crime', EXTREMISM, 'Organised crime', 'Организиран криминал', undefined, '16.4'],
];

const violence: Line[] = [
  [
    VIOLENCE,
    undefined,
    'Violence against women and girls',
    'Насилство врз жените и девојчињата',
    '15180',
    '5.2',
  ],
  [
    'specialised-services',
    VIOLENCE,
    'Specialised services after alignment with the Istanbul Convention',
    'Специјализирани услуги по усогласувањето со Истанбулската конвенција',
    '15180',
    '5.2',
  ],
  [
    'public-spaces-and-small-arms',
    VIOLENCE,
    'Violence in public spaces and misuse of small arms',
    'Насилство на јавни места и злоупотреба на мало оружје',
    '15240',
    '16.4',
  ],
  [
    'prevention-with-youth',
    VIOLENCE,
    'Prevention through work with youth',
    'Превенција преку работа со млади',
    '15180',
    '5.2',
  ],
];

/** The themes in their order, each area before its own second level. */
export const themes: readonly ThemeRow[] = [...peace, ...extremism, ...violence].map(
  ([slug, parent, en, mk, dacCode, sdgTarget]) => ({ slug, parent, names: { en, mk }, dacCode, sdgTarget }),
);

/**
 * Words by which the files and the printed programme name a theme, besides its English name. Only what a
 * theme says itself stands here: whistleblowers or police reform may concern corruption or not.
 */
const otherWords: Record<string, string[]> = {
  [PEACE]: ['peace, stability and good governance as a precondition for economic (and other) prosperity'],
  'role-of-media': ['role of media', 'role of media peace, stability and good governance'],
  'what-governments-do': ['what are governments doing to secure peace, stability and good governance'],
  [EXTREMISM]: [
    'political extremism, ethno-nationalism terrorism and organized crime as threats to peace and prosperity',
  ],
  'organised-crime': ['organized crime'],
  [VIOLENCE]: [
    'eliminate violence against women and girls',
    'violence against women',
    'domestic violence',
    'femicide',
  ],
  'specialised-services': [
    'specialised services',
    'safe houses',
    'role of csos in provision of specialized services for women after alignment with ic',
  ],
  'public-spaces-and-small-arms': [
    'violence on public spaces and misuse of small arms against women, children and youth',
  ],
  'prevention-with-youth': ['prevention from gender-based violence through work with youth'],
};

const slugs = new Map(
  themes.flatMap(({ slug, names }) =>
    [names.en.toLowerCase(), ...(otherWords[slug] ?? [])].map((words) => [words, slug] as const),
  ),
);

/**
 * The slug of the theme that a text names: one value of a theme_area or theme cell, or a printed title.
 * Undefined where none fits; “other” has none.
 */
export function themeOf(text: string): string | undefined {
  return slugs.get(text.trim().toLowerCase());
}

/** The area of a row: one of the first level, undefined for “other”. Throws where the cell says anything else. */
export function themeAreaIn(row: Row<'theme_area'>): string | undefined {
  const area = textIn(row, 'theme_area');
  if (area === 'other') return undefined;
  const slug = themeOf(area);
  if (slug !== PEACE && slug !== EXTREMISM && slug !== VIOLENCE)
    throw wrongCell(row, 'theme_area', 'is not an area');
  return slug;
}
