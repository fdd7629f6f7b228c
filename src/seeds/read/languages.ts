import { scriptOf } from '#names/script.ts';
import { optionalText, wrongCell, type Row } from './rows.ts';

/** ISO 15924: the two scripts of the registry's names. */
export type ProvenScript = 'Latn' | 'Cyrl';

const TAG = /^[a-z]{2,3}(?:-(?<script>Latn|Cyrl))?$/;

/** Whether the text is a BCP 47 tag as the files write them: a language, and a script where it is named. */
export function isLanguageTag(text: string): boolean {
  return TAG.test(text);
}

/**
 * The script that a name's letters prove; undefined where they are of both, or of neither. The language of
 * a name is never concluded from it: “Forum” is a word of all of them.
 */
export function provenScript(name: string): ProvenScript | undefined {
  const script = scriptOf(name);
  return script === 'Latn' || script === 'Cyrl' ? script : undefined;
}

/** Whether a name's letters are of the script that its language tag names; a tag without a script asks nothing. */
export function fitsTag(name: string, tag: string): boolean {
  const script = TAG.exec(tag)?.groups?.['script'];
  return script === undefined || provenScript(name) === script;
}

/** The printed language of the name in another cell; its letters must be of the script that the tag names. */
export function optionalLanguage<Column extends string>(
  row: Row<Column>,
  column: Column,
  name: string,
): string | undefined {
  const tag = optionalText(row, column);
  if (tag === undefined) return undefined;
  if (!isLanguageTag(tag)) throw wrongCell(row, column, 'is not a language tag');
  if (!fitsTag(name, tag)) throw wrongCell(row, column, `is not the script of ${name}`);
  return tag;
}
