import { HtmlValidate } from 'html-validate';
import { parse } from 'node-html-parser';
import t from 'tap';
import { languages, type Language } from '#language/languages.ts';
import { translatorOf } from '#language/translate.ts';
import { PageParts } from '#views/parts.ts';
import { finishPage } from '#views/components/footnote.ts';
import { galleryPage } from '#views/gallery/index.ts';
import { galleryListPage } from '#views/gallery/lists.ts';
import { layout } from '#views/layout.ts';
import type { Page, Ui } from '#views/ui.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  // Several boxes of one question share their name, as the browser's forms want it.
  rules: { 'form-dup-name': 'off' },
});

function uiIn(language: Language): Ui {
  return {
    language,
    t: translatorOf(language),
    url: '/gallery?page=2',
    person: { name: 'A. Primer (example)', isStaff: true, isAdministrator: false },
    isPractice: true,
    kosovoFootnote: 'eu',
    changedAt: '2023-12-13T15:40:00Z',
    today: '2023-12-13',
    parts: new PageParts(() => new Map()),
  };
}

function render(language: Language, make: (ui: Ui) => Page): string {
  const ui = uiIn(language);
  return finishPage(layout(ui, make(ui)).toString(), ui).toString();
}

for (const language of languages) {
  for (const make of [galleryPage, galleryListPage]) {
    t.test(`${make.name} in ${language} is valid HTML`, async (t) => {
      const report = await validator.validateString(render(language, make));
      t.same(
        report.results.flatMap(({ messages }) =>
          messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`),
        ),
        [],
      );
    });

    t.test(`${make.name} in ${language} carries the footnote once and the asterisk once`, async (t) => {
      const text = render(language, make);
      const page = parse(text);
      t.notMatch(text, /[\uE000\uE001\uE100]/);
      t.equal(page.querySelectorAll('.footnote').length, 1);
      t.equal(page.querySelector('main')?.textContent.split('*').length, 2);
    });

    t.test(`${make.name} in ${language} has one heading, no inline style and no inline script`, async (t) => {
      const page = parse(render(language, make));
      t.equal(page.querySelectorAll('h1').length, 1);
      t.same(page.querySelectorAll('[style], style, script:not([src])').length, 0);
      t.notMatch(page.toString(), / on[a-z]+="/);
    });
  }
}

t.test('every field is tied to its hint and its error, and the summary leads to it', async (t) => {
  const page = parse(render('en', galleryPage));
  t.match(page.querySelector('title')?.textContent, /^Error: /);
  for (const link of page.querySelectorAll('.error-summary a')) {
    t.ok(page.querySelector(link.getAttribute('href') ?? ''), `${link.getAttribute('href')} is on the page`);
  }
  for (const described of page.querySelectorAll('[aria-describedby]')) {
    for (const id of described.getAttribute('aria-describedby')!.split(' ')) {
      t.equal(page.querySelectorAll(`[id="${id}"]`).length, 1, id);
    }
  }
});
