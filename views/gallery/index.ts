import { html, type HtmlSafeString } from '@prairielearn/html';
import { paths } from '#paths.ts';
import { pageHead, exampleLine } from '../components/page-head.ts';
import { section, sideSection } from '../components/section.ts';
import type { Page, Ui } from '../ui.ts';
import { formParts } from './forms.ts';
import { listParts } from './lists.ts';
import { recordParts } from './records.ts';

/** Every component with plainly invented examples, for looking at and for the test of their markup. */
export function galleryPage(ui: Ui): Page {
  return {
    title: 'Components',
    crumbs: [{ label: ui.t('general.registry'), href: paths.home() }, { label: 'Components' }],
    hasErrors: true,
    isUnlisted: true,
    body: html`
      ${exampleLine(ui.t('general.exampleRecord'))}
      ${pageHead({
        kicker: 'Kicker, over the title',
        title: 'Опции за здрава соседска заедница',
        lang: 'mk',
        example: ui.t('general.example'),
        second: 'Opcii za zdrava sosedska zaednica',
        lead: 'A lead paragraph under a title, balanced over its lines and never wider than sixty-four characters.',
      })}
      ${columns(formParts(ui))} ${columns(recordParts(ui))} ${listParts(ui)}
    `,
  };
}

export interface Parts {
  main: { title: string; body: HtmlSafeString }[];
  side: { title: string; body: HtmlSafeString }[];
}

function columns({ main, side }: Parts): HtmlSafeString {
  return html`<div class="columns">
    <div class="column-main">${main.map(section)}</div>
    <div class="column-side">${side.map(sideSection)}</div>
  </div>`;
}
