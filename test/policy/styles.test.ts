import { readFileSync } from 'node:fs';
import t from 'tap';
import { styleSheets } from '#views/style-sheets.ts';

/** Sheets that say again, on purpose, what another says: for paper, for narrow pages, for the desk's two halves. */
const TOGETHER = [/print|narrow/, /^styles\/desk/];

/** The classes that begin a selector at the top of a sheet: those that it draws. */
function classesOf(sheet: string): string[] {
  const text = readFileSync(new URL(`../../public/${sheet}`, import.meta.url), 'utf8');
  const own = text.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/^ {2}\.([a-z][\w-]+)\s*(?:\{|,)/gm);
  return [...new Set(Array.from(own, ([, name = '']) => name))];
}

t.test('no two sheets draw a class of the same name', async (t) => {
  const own = styleSheets.filter(
    (sheet) => sheet.startsWith('styles/') && !TOGETHER.some((some) => some.test(sheet)),
  );
  t.ok(own.length > 30);
  const drawn = new Map<string, string>();
  for (const sheet of own) {
    for (const name of classesOf(sheet)) {
      t.notOk(drawn.get(name), `.${name} of ${sheet}`);
      drawn.set(name, sheet);
    }
  }
});

t.test('no sheet is for one orientation of the screen alone', (t) => {
  for (const sheet of styleSheets.filter((name) => name.startsWith('styles/'))) {
    const text = readFileSync(new URL(`../../public/${sheet}`, import.meta.url), 'utf8');
    t.notMatch(text, /orientation\s*:/, `${sheet} (WCAG 1.3.4)`);
  }
  t.end();
});
