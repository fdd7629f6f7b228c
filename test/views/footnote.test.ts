import { html } from '@prairielearn/html';
import t from 'tap';
import { translatorOf } from '#language/translate.ts';
import { countryLabel } from '#views/components/country.ts';
import { finishPage, FOOTNOTE } from '#views/components/footnote.ts';
import { PageParts } from '#views/parts.ts';
import type { Ui } from '#views/ui.ts';

const ui: Ui = {
  language: 'en',
  t: translatorOf('en'),
  url: '/',
  person: undefined,
  isPractice: false,
  kosovoFootnote: 'eu',
  changedAt: '2023-12-13T15:40:00Z',
  today: '2023-12-13',
  parts: new PageParts(() => new Map()),
};
const label = countryLabel('XK', ui);
const page = (body: string) =>
  finishPage(
    `<head><title>${label}</title></head><body>${body}<footer>${FOOTNOTE}</footer></body>`,
    ui,
  ).toString();
const footnotes = (text: string) => text.split('class="footnote"').length - 1;

t.test('only the first of our own labels keeps the asterisk, and none in the title', async (t) => {
  const text = page(`<p>${label}</p><p>${label}</p>`);
  t.match(text, '<title>Kosovo</title>');
  t.match(text, '<p>Kosovo*</p><p>Kosovo</p>');
  t.equal(footnotes(text), 1);
});

t.test('a name in any language brings the footnote, without an asterisk', async (t) => {
  for (const name of ['Mural Fest Kosova', 'Kosovë', 'Косово', 'на Косова']) {
    const text = page(`<p>${name}</p>`);
    t.equal(footnotes(text), 1, name);
    t.match(text, `<p>${name}</p>`);
  }
});

t.test('an address alone does not name it', async (t) => {
  const text = page('<p><a href="/organisations/kosova-example" title="Kosova">Example</a></p>');
  t.equal(footnotes(text), 0);
  t.notMatch(text, FOOTNOTE);
});

t.test('a fragment loses the marks and gets no footnote', async (t) => {
  t.equal(finishPage(`<p>${label}</p>`, ui).toString(), '<p>Kosovo</p>');
});

t.test('a kept part takes its place with the page’s first asterisk, or without one', async (t) => {
  const part = (name: string) => ui.parts.keep(name, () => html`<p>${countryLabel('XK', ui)}</p>`).toString();
  const text = page(`<i>before</i>${part('one')}<i>between</i>${part('two')}<i>${label}</i>`);
  t.match(text, '<i>before</i><p>Kosovo*</p><i>between</i><p>Kosovo</p><i>Kosovo</i>');
  t.equal(footnotes(text), 1);
  t.match(page(`<i>${label}</i>${part('three')}`), '<i>Kosovo*</i><p>Kosovo</p>');
  t.equal(footnotes(page(ui.parts.keep('other', () => html`<p>Serbia</p>`).toString())), 0);
});

t.test('what somebody typed does not stand for a part', async (t) => {
  const { parts } = { parts: new PageParts(() => new Map()) };
  t.strictSame(parts.split('a \uE2005\uE201 b'), ['a \uE2005\uE201 b']);
  parts.keep('own', () => html`<p>own</p>`);
  t.strictSame(parts.split('a \uE2005\uE201 b'), ['a ', ' b']);
});
