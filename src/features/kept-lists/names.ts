import type { Problem } from '#errors.ts';

export type FormBody = Record<string, string | string[]>;

/** The names of an entry as a form has them: English and Macedonian by themselves, the others one a line. */
export interface TypedNames {
  en: string;
  mk: string;
  otherNames: string;
}

/** The form of an entry that records mean by words of their own; further words stand one a line. */
export interface TypedEntry extends TypedNames {
  spellings: string;
}

/** The text of a form's field; empty where it is not there. */
export function textIn(body: FormBody, name: string): string {
  return [body[name]].flat()[0] ?? '';
}

export function readNames(body: FormBody): { typed: TypedNames; names: Record<string, string> } {
  const typed = { en: textIn(body, 'en'), mk: textIn(body, 'mk'), otherNames: textIn(body, 'otherNames') };
  return { typed, names: { ...namesIn(typed.otherNames), en: typed.en, mk: typed.mk } };
}

/** Reads `sq: Korrupsioni`, one a line; a line without a language keeps none, which the rules refuse. */
function namesIn(text: string): Record<string, string> {
  return Object.fromEntries(
    linesOf(text).map((line) => {
      const [, tag = '', name = line] = /^\s*([^:]*):(.*)$/.exec(line) ?? [];
      return [tag.trim(), name];
    }),
  );
}

/** The lines of a text that hold something. */
export function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

export function typedNamesOf({ en = '', mk = '', ...others }: Record<string, string>): TypedNames {
  const lines = Object.entries(others).map(([tag, name]) => `${tag}: ${name}`);
  return { en, mk, otherNames: lines.join('\n') };
}

/** Text with spaces at the ends cut off; undefined where nothing is left. */
export function tidyText(value: string | undefined): string | undefined {
  return value?.trim().normalize('NFC') || undefined;
}

/** The names with spaces at the ends cut off, those that are blank left out. */
export function tidyNames(names: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([tag, name]) => {
      const tidy = tidyText(name);
      return tidy ? [[tag.trim(), tidy] as const] : [];
    }),
  );
}

/** English is needed, and each name has its language. */
export function nameProblems(names: Record<string, string>): Problem[] {
  const problems: Problem[] = [];
  if (!names['en']) problems.push({ path: '/names/en', message: 'problem.keptName' });
  if (!Object.keys(names).every((tag) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)))
    problems.push({ path: '/names', message: 'problem.keptNames' });
  return problems;
}
