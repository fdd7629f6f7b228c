import { KOSOVO_NAMED } from '#language/countries.ts';

const everyNaming = new RegExp(KOSOVO_NAMED.source, 'giu');

/** Whether the text between tags names Kosovo; addresses and other attributes do not count. */
export function isKosovoNamed(text: string): boolean {
  everyNaming.lastIndex = 0;
  for (let found = everyNaming.exec(text); found; found = everyNaming.exec(text)) {
    if (text.lastIndexOf('>', found.index) >= text.lastIndexOf('<', found.index)) return true;
  }
  return false;
}
