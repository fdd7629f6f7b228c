import type { OrganisationKind } from '#features/organisations/kinds.ts';
import type { SixCountry } from '#language/countries.ts';
import {
  forIn,
  inScript,
  languageIn,
  marked,
  otherScript,
  quoted,
  said,
  type NameLanguage,
} from './languages.ts';
import { towns } from './places.ts';
import type { Random } from './random.ts';
import { causes, heads, headsOf, ownNames, type Phrase } from './words.ts';

/** What a name is made of; said in any language it is the same body's. */
interface Anatomy {
  pattern: 'cause' | 'own' | 'ownAndCause' | 'bare' | 'everything';
  head: Phrase;
  cause: Phrase;
  own: Phrase;
  town: Phrase;
}

export interface InventedNames {
  name: string;
  language: NameLanguage;
  town: string;
  english: string | undefined;
  acronym: string | undefined;
  /** Former, short and other names. */
  others: { name: string; kind: 'former' | 'other'; language: NameLanguage }[];
}

/** How many bodies of a country are remembered for the next one to resemble. */
const REMEMBERED = 300;

/**
 * Invents names as confusable as real ones: the same few words in many languages, the same towns, and now and
 * then a body that resembles one before it: the same name in the other script, language, town or legal form.
 */
export class NameMaker {
  readonly #random: Random;
  readonly #taken = new Set<string>();
  readonly #before = new Map<SixCountry, Anatomy[]>();

  constructor(random: Random) {
    this.#random = random;
  }

  invent(country: SixCountry, kind: OrganisationKind): InventedNames {
    const random = this.#random;
    const language = languageIn(random, country);
    let anatomy = this.#resembling(country, kind) ?? anatomyOf(random, country, kind);
    let name = marked(spell(anatomy, language), language);
    if (this.#taken.has(name)) {
      anatomy = { ...anatomyOf(random, country, kind), pattern: 'everything' };
      name = marked(spell(anatomy, language), language);
    }
    this.#taken.add(name);
    this.#remember(country, anatomy);
    return {
      name,
      language,
      town: inScript(said(anatomy.town, language), language),
      english: language !== 'en' && random.chance(0.55) ? marked(spell(anatomy, 'en'), 'en') : undefined,
      acronym: random.chance(0.4) ? acronymOf(inScript(spell(anatomy, language), language)) : undefined,
      others: this.#others(anatomy, country, language),
    };
  }

  /** One in twenty-five resembles a body of the same country. */
  #resembling(country: SixCountry, kind: OrganisationKind): Anatomy | undefined {
    const random = this.#random;
    const before = this.#before.get(country);
    if (kind !== 'cso' || !before || !random.chance(0.04)) return undefined;
    const like = random.pick(before);
    return random.weighted([
      [like, 4],
      [{ ...like, head: random.pick(heads) }, 3],
      [{ ...like, town: random.pick(towns[country]) }, 3],
    ]);
  }

  #remember(country: SixCountry, anatomy: Anatomy): void {
    const before = this.#before.get(country) ?? [];
    this.#before.set(country, before);
    if (before.length < REMEMBERED) before.push(anatomy);
    else before[this.#random.below(REMEMBERED)] = anatomy;
  }

  #others(anatomy: Anatomy, country: SixCountry, language: NameLanguage): InventedNames['others'] {
    const random = this.#random;
    const others: InventedNames['others'] = [];
    if (random.chance(0.06)) {
      const former = { ...anatomy, head: random.pick(heads) };
      others.push({ name: marked(spell(former, language), language), kind: 'former', language });
    }
    const twin =
      otherScript(language) ??
      (country === 'MK' || country === 'XK' ? languageIn(random, country) : language);
    if (twin !== language && random.chance(0.15)) {
      others.push({ name: marked(spell(anatomy, twin), twin), kind: 'other', language: twin });
    }
    return others;
  }
}

function anatomyOf(random: Random, country: SixCountry, kind: OrganisationKind): Anatomy {
  return {
    pattern: random.weighted([
      ['cause', 30],
      ['own', 28],
      ['ownAndCause', 24],
      ['bare', 6],
      ['everything', 12],
    ]),
    head: random.pick(kind in headsOf ? headsOf[kind as keyof typeof headsOf] : heads),
    cause: random.pick(causes),
    own: random.pick(ownNames),
    town: random.pick(towns[country]),
  };
}

function spell({ pattern, head, cause, own, town }: Anatomy, language: NameLanguage): string {
  const say = (phrase: Phrase) => said(phrase, language);
  const purpose = `${forIn(language)} ${say(cause)}`;
  switch (pattern) {
    case 'cause':
      return `${say(head)} ${purpose} ${say(town)}`;
    case 'own':
      return `${say(head)} ${quoted(say(own), language)} ${say(town)}`;
    case 'ownAndCause':
      return `${say(head)} ${purpose} ${quoted(say(own), language)}`;
    case 'bare':
      return `${say(own)} – ${say(town)}`;
    case 'everything':
      return `${say(own)}, ${say(head)} ${purpose} – ${say(town)}`;
  }
}

/** The first letters of the words of three letters and more; undefined where there are too few. */
function acronymOf(name: string): string | undefined {
  const words = name.match(/[\p{L}\p{M}]{3,}/gu) ?? [];
  const letters = words.map((word) => word.charAt(0).toUpperCase()).join('');
  return letters.length >= 3 ? letters : undefined;
}

/** An invented body from beyond the six countries, with a name in English. */
export function foreignName(random: Random, number: number): { name: string; language: 'en' } {
  const anatomy = {
    own: random.pick(ownNames).en,
    head: random.pick(heads).en,
    cause: random.pick(causes).en,
  };
  return { name: `${anatomy.own} ${anatomy.head} for ${anatomy.cause} ${number} (example)`, language: 'en' };
}

export function missionIn(random: Random, language: NameLanguage): string {
  const [first, second] = random.sample(causes, 2);
  const [one, other] = [said(first!, language), said(second!, language)];
  const text = {
    en: `Works for ${one} and for ${other}, with schools, councils and neighbours.`,
    sq: `Punon për ${one} dhe për ${other}, me shkolla, këshilla dhe fqinjë.`,
    mk: `Работи за ${one} и за ${other}, со училишта, совети и соседи.`,
  }[language as string];
  return marked(text ?? `Radi za ${one} i za ${other}, sa školama, odborima i komšijama.`, language);
}
