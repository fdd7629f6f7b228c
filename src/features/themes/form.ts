import type { Theme } from './queries.ts';
import type { ThemeInput } from './schemas.ts';

export type FormBody = Record<string, string | string[]>;

/** The form's fields as they were typed. */
export interface TypedTheme {
  en: string;
  mk: string;
  otherNames: string;
  area: string;
  dacCode: string;
  sdgTarget: string;
}

export function readThemeForm(body: FormBody): { typed: TypedTheme; input: ThemeInput } {
  const text = (name: string) => [body[name]].flat()[0] ?? '';
  const typed = {
    en: text('en'),
    mk: text('mk'),
    otherNames: text('otherNames'),
    area: text('area'),
    dacCode: text('dacCode'),
    sdgTarget: text('sdgTarget'),
  };
  const { en, mk, otherNames, ...rest } = typed;
  return { typed, input: { names: { ...namesIn(otherNames), en, mk }, ...rest } };
}

/** Reads `sq: Korrupsioni`, one a line; a line without a language keeps none, which the rules refuse. */
function namesIn(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const [, tag = '', name = line] = /^\s*([^:]*):(.*)$/.exec(line) ?? [];
      return [tag.trim(), name];
    }),
  );
}

export function typedOf({ names, area, dacCode, sdgTarget }: Theme): TypedTheme {
  const { en = '', mk = '', ...others } = names;
  return {
    en,
    mk,
    otherNames: Object.entries(others)
      .map(([tag, name]) => `${tag}: ${name}`)
      .join('\n'),
    area: area ?? '',
    dacCode: dacCode ?? '',
    sdgTarget: sdgTarget ?? '',
  };
}
