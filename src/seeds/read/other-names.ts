import { fitsTag, isLanguageTag } from './languages.ts';
import { valuesIn, wrongCell, type Row } from './rows.ts';

/** A further name of a coalition, in one language. */
export interface OtherName {
  name: string;
  /** BCP 47, the first one printed. */
  language: string;
  /** Undefined where the file does not say what sort of name it is. */
  kind: 'registered' | 'former' | undefined;
  /** What the file says of the name besides, as printed: `the initiative`, or the other language. */
  note: string | undefined;
}

/** Reads `name (language, kind); name (language)`. A name printed for two languages keeps the second in its note. */
export function otherNamesIn(row: Row<'other_names'>): OtherName[] {
  return valuesIn(row, 'other_names').map((value) => {
    const [, name, bracket = ''] = /^(.+?)\s*\(([^()]+)\)$/u.exec(value) ?? [];
    const [language = '', remark, ...more] = bracket.split(',').map((word) => word.trim());
    if (name === undefined || !isLanguageTag(language) || more.length > 0) {
      throw wrongCell(row, 'other_names', `has ${value}, which is not a name with its language and kind`);
    }
    if (!fitsTag(name, language)) {
      throw wrongCell(row, 'other_names', `has ${name}, which is not in the script of ${language}`);
    }
    return { name, language, ...remarkOf(remark) };
  });
}

function remarkOf(remark: string | undefined): Pick<OtherName, 'kind' | 'note'> {
  if (remark === 'registered' || remark === 'former') return { kind: remark, note: undefined };
  return { kind: remark?.startsWith('until ') ? 'former' : undefined, note: remark };
}
