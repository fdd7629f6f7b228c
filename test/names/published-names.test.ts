import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import t from 'tap';
import { exactKey, looseForms, looseTokens, scriptKey, tokens } from '#names/keys.ts';
import { matchName } from '#names/match.ts';
import { slugOf } from '#names/slug.ts';
import { toCyrillic } from '#names/transliterate.ts';

/** Organisations as named on public pages, each with the page it was read on. */
const rows: { name: string; country: string }[] = parse(
  readFileSync(new URL('published-names.csv', import.meta.url)),
  {
    columns: true,
  },
);
const names = rows.map(({ name }) => name);

/** As somebody types it on a keyboard without the region's letters, in Latin. */
function typedPlainly(name: string): string {
  return scriptKey(name).replace(/đ/g, 'd').replace(/ı/g, 'i').normalize('NFD').replace(/\p{M}/gu, '');
}

t.test('every name finds itself in lower case without accents, whole and word by word', async (t) => {
  t.ok(names.length > 100);
  for (const name of names) {
    const match = matchName(typedPlainly(name), name);
    t.ok(match && match.unmentioned === 0 && match.tier !== 'prefix', name);
    for (const word of tokens(typedPlainly(name))) t.ok(matchName(word, name), `${word} in ${name}`);
  }
});

t.test('every name finds itself as it is, in capitals, and while it is typed', async (t) => {
  for (const name of names) {
    t.match(matchName(name, name), { tier: 'exact', cost: 0, unmentioned: 0 }, name);
    // The capital of the Turkish dotless i is I, whose small letter is another.
    const tier = name.includes('ı') ? 'loose' : 'exact';
    t.equal(matchName(name.toUpperCase(), name)?.tier, tier, name.toUpperCase());
    for (let length = 1; length <= name.length; length += 1) {
      const typed = name.slice(0, length);
      if (looseForms(typed).length > 0 && !matchName(typed, name)) t.fail(`“${typed}” does not find ${name}`);
    }
  }
});

t.test('a Latin name shown in Cyrillic finds the name', async (t) => {
  for (const name of names) t.ok(matchName(toCyrillic(name, 'sr'), name), name);
});

t.test('published names are apart', async (t) => {
  const keys = new Map(names.map((name) => [scriptKey(name), name]));
  t.equal(keys.size, new Set(names.map(exactKey)).size, 'no two published names differ by the script alone');
});

t.test('loose forms fold to themselves, and addresses are ASCII', async (t) => {
  for (const name of names) {
    for (const form of looseForms(name)) t.ok(looseTokens(form)[0]?.includes(form), `${form} of ${name}`);
    t.match(slugOf(name), /^[a-z0-9]+(?:-[a-z0-9]+)*$/, name);
  }
});
