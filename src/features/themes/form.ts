import {
  readNames,
  textIn,
  typedNamesOf,
  type FormBody,
  type TypedNames,
} from '#features/kept-lists/names.ts';
import type { Theme } from './queries.ts';
import type { ThemeInput } from './schemas.ts';

/** The form's fields as they were typed. */
export interface TypedTheme extends TypedNames {
  area: string;
  dacCode: string;
  sdgTarget: string;
}

export function readThemeForm(body: FormBody): { typed: TypedTheme; input: ThemeInput } {
  const { typed, names } = readNames(body);
  const rest = {
    area: textIn(body, 'area'),
    dacCode: textIn(body, 'dacCode'),
    sdgTarget: textIn(body, 'sdgTarget'),
  };
  return { typed: { ...typed, ...rest }, input: { names, ...rest } };
}

export function typedOf({ names, area, dacCode, sdgTarget }: Theme): TypedTheme {
  return {
    ...typedNamesOf(names),
    area: area ?? '',
    dacCode: dacCode ?? '',
    sdgTarget: sdgTarget ?? '',
  };
}
