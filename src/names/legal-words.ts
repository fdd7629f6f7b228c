import { looseTokens } from './keys.ts';

/** Words that state a legal form, as they are written in the region's languages and in English. */
const LEGAL_WORDS = [
  // Serbian, Bosnian, Montenegrin, Croatian
  'udruženje udruženja udruga udruge fondacija fondacije zaklada zaklade zadužbina zadužbine savez saveza',
  'asocijacija predstavništvo podružnica ogranak nevladina nevladino nevladin',
  'NVO NVU NVF UG OCD',
  'удружење удружења фондација фондације задужбина задужбине савез савеза асоцијација',
  'представништво огранак невладина невладино НВО НВУ НВФ УГ ОЦД',
  // Macedonian
  'здружение здружението здруженија фондацијата сојуз сојузот претставништво подружница невладина',
  'ЗГ ДООЕЛ zdruzhenie združenie zdruzenie sojuz fondacija ZG DOOEL',
  // Albanian
  'shoqata shoqatë shoqatës fondacion fondacioni fondacionit qendra qendër qendrës institut instituti',
  'joqeveritare jofitimprurëse OJQ OJF OSHC OSHJ SHPK',
  // Shared, and English
  'институт institut institute association foundation NGO CSO NPO',
].join(' ');

/** Words that belong to a legal form only beside one of its words: “Udruženje građana”, “Здружение на граѓани”. */
const COMPANIONS = [
  'građana граѓани грађана gragjani на na organizacija организација organizata organizatë organization strana',
  'страна странска civilnog društva shoqërisë civile jo qeveritare',
].join(' ');

/** The loose forms of words, made when first asked for: a start does not need them. */
function formsOf(words: string): () => Set<string> {
  let forms: Set<string> | undefined;
  return () => (forms ??= new Set(looseTokens(words).flat()));
}

const legalForms = formsOf(LEGAL_WORDS);
const companionForms = formsOf(COMPANIONS);

/** Whether a word, in loose form, states a legal form. Such a word weighs little and may be missing. */
export function isLegalWord(token: string): boolean {
  return legalForms().has(token);
}

/**
 * For each word of a name, given by its loose forms, whether it belongs to a legal form; unlike
 * `isLegalWord` this also knows the words that do so only beside another (“na”, “građana”).
 */
export function legalWords(loose: string[][]): boolean[] {
  const legal = loose.map((forms) => forms.some(isLegalWord));
  const joins = (index: number, beside: number): void => {
    if (legal[beside] && loose[index]?.some((form) => companionForms().has(form))) legal[index] = true;
  };
  for (let index = 1; index < loose.length; index += 1) joins(index, index - 1);
  for (let index = loose.length - 2; index >= 0; index -= 1) joins(index, index + 1);
  return legal;
}
