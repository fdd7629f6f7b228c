import t from 'tap';
import { en, type Plural } from '#messages/en/catalogue.ts';
import { mk } from '#messages/mk/catalogue.ts';

/** Messages that are rightly the same in Macedonian: codes, names of formats, and names. */
const SAME = /^(?:[A-Z0-9\s·.–\-/{}]*|CSV|JSON|XLSX|API|.*\{\w+\}\s?)$/u;

const texts = (message: string | Plural) =>
  typeof message === 'string' ? [message] : Object.values(message);
const holes = (message: string | Plural) =>
  new Set(texts(message).flatMap((text) => Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name)));

t.test('both languages say everything, with the same values', async (t) => {
  t.strictSame(Object.keys(mk).toSorted(), Object.keys(en).toSorted());
  for (const [key, message] of Object.entries(en)) {
    t.strictSame([...holes(mk[key as keyof typeof mk])].toSorted(), [...holes(message)].toSorted(), key);
  }
});

t.test('Macedonian is Macedonian', async (t) => {
  for (const [key, message] of Object.entries(en)) {
    for (const text of texts(mk[key as keyof typeof mk])) {
      if (texts(message).includes(text)) t.match(text, SAME, `${key} is the same in both languages`);
      else if (/[a-z]{3}/i.test(text.replace(/\{\w+\}|<[^>]*>/g, ''))) {
        t.match(text, /\p{Script=Cyrillic}|^[\w\s@.,:/–-]*$/u, `${key} has Macedonian letters`);
      }
    }
  }
});
