import { html } from '@prairielearn/html';
import type { LineRow } from '#features/lines/queries.ts';
import { paths } from '#paths.ts';
import { pageHead } from '../components/page-head.ts';
import { section } from '../components/section.ts';
import type { Page, Ui } from '../ui.ts';
import { lineFacts } from './line.ts';

export interface Board {
  event: { slug: string; title: string };
  lines: LineRow[];
}

/** What was said at an event: first what is not yet turned into something, then what became of the rest. */
export function boardPage(ui: Ui, { event, lines }: Board): Page {
  const { t } = ui;
  const open = lines.filter(({ became, setAsideReason }) => !became && !setAsideReason);
  const settled = lines.filter((line) => !open.includes(line));
  const list = (rows: LineRow[]) =>
    html`${[...Map.groupBy(rows, ({ session }) => session)].map(
      ([
        session,
        own,
      ]) => html`<h3 class="side-title"><a class="quiet-link" href="${paths.session(event.slug, session)}">${own[0]?.sessionTitle ?? ''}</a></h3>
        <ol class="session-lines">
          ${own.map((line) => html`<li id="line-${line.id}">${lineFacts(ui, event.slug, line)}</li>`)}
        </ol>`,
    )}`;
  return {
    title: `${t('lines.title')}: ${event.title}`,
    section: 'events',
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('events.title'), href: paths.events() },
      { label: event.title, href: paths.event(event.slug) },
      { label: t('lines.title') },
    ],
    body: html`
      ${pageHead({ title: t('lines.title'), second: event.title })}
      ${section({
        title: t('lines.open'),
        id: 'open',
        note: t('lines.openCount', { count: open.length }),
        body:
          open.length > 0
            ? list(open)
            : html`<p class="note">${t(lines.length > 0 ? 'lines.noneOpen' : 'lines.none')}</p>`,
      })}
      ${settled.length > 0 ? section({ title: t('lines.settled'), id: 'settled', body: list(settled) }) : ''}
    `,
  };
}
