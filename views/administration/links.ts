import { html, type HtmlSafeString } from '@prairielearn/html';
import type { MessageKey } from '#language/translate.ts';
import { paths } from '#paths.ts';
import { sideList, sideSection } from '../components/section.ts';
import type { Ui } from '../ui.ts';

/** On the start page: where people and mail are administered. Practice has its outbox and no people. */
export function administrationLinks(ui: Ui): HtmlSafeString | string {
  const { t, person, isPractice } = ui;
  const links: [MessageKey, string][] = [
    ...(person?.isStaff && !isPractice
      ? [['requests.title', paths.joinRequests()] as [MessageKey, string]]
      : []),
    ...(person?.isAdministrator && !isPractice
      ? [['people.title', paths.people()] as [MessageKey, string]]
      : []),
    ...(person?.isAdministrator ? [['people.outbox', paths.outbox()] as [MessageKey, string]] : []),
  ];
  if (links.length === 0) return '';
  return sideSection({
    title: t('people.administration'),
    body: sideList(links.map(([label, href]) => ({ text: html`<a href="${href}">${t(label)}</a>` }))),
  });
}
