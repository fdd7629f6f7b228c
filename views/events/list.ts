import { html, type HtmlSafeString } from '@prairielearn/html';
import type { EventRow } from '#features/events/queries.ts';
import type { MatchedName } from '#lists/matched.ts';
import type { ListModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import type { Content } from '../components/content.ts';
import { countryLabel } from '../components/country.ts';
import { countLine, type ListContent } from '../components/list-page.ts';
import { markedOwn, matchedNote } from '../components/matched.ts';
import { notPublished } from '../components/money.ts';
import { nameLink } from '../components/name.ts';
import { dataTable, type Row } from '../components/table.ts';
import type { Ui } from '../ui.ts';
import { eventDays } from './dates.ts';

export interface EventListing {
  model: ListModel;
  rows: { event: EventRow; matched: MatchedName | undefined }[];
}

type Key = 'event' | 'when' | 'where' | 'programme' | 'sessions';

/** The list of events, for `listPage` and `listResults`. */
export function eventListContent(ui: Ui, { model, rows }: EventListing): ListContent {
  const { t } = ui;
  const count = { count: model.total, q: model.q };
  return {
    title: t('events.title'),
    section: 'events',
    model,
    searchLabel: t('events.searchLabel'),
    count: countLine(model.q ? t('events.countFor', count) : t('events.count', count)),
    rows: dataTable<Key>({
      caption: t('events.title'),
      isCaptionHidden: true,
      columns: [
        { key: 'event', label: t('events.column.event'), kind: 'name' },
        { key: 'when', label: t('events.column.when') },
        { key: 'where', label: t('events.column.where') },
        { key: 'programme', label: t('events.column.programme') },
        { key: 'sessions', label: t('events.column.sessions'), kind: 'number', phone: 'labelled' },
      ],
      rows: rows.map(({ event, matched }) => ({ cells: cells(ui, event, matched) })),
    }),
    after: html`<p class="note"><a href="${paths.ceremonies()}">${t('events.ceremonies')}</a></p>`,
    addition: ui.person?.isStaff ? { label: t('events.add'), href: paths.newEvent() } : undefined,
  };
}

function cells(ui: Ui, event: EventRow, matched: MatchedName | undefined): Row<Key>['cells'] {
  const { slug, title, kind, startsOn, endsOn, programmeName, sessions } = event;
  return {
    event: html`${nameLink({ href: paths.event(slug), name: title, marked: markedOwn(title, matched) })}
      ${matchedNote(ui, title, matched)}<span class="note">${ui.t(`event.kind.${kind}`)}</span>`,
    when: eventDays(ui, startsOn, endsOn),
    where: where(ui, event),
    programme: programmeName,
    sessions: sessions === 0 ? notPublished(ui) : String(sessions),
  };
}

function where(ui: Ui, { venue, city, country }: EventRow): HtmlSafeString {
  const parts: Content[] = [venue, venue?.includes(city ?? '') ? null : city].filter((part) => part !== null);
  if (country !== null) parts.push(countryLabel(country, ui));
  return parts.length === 0
    ? notPublished(ui)
    : html`${parts.map((part, place) => html`${place > 0 ? ', ' : ''}${part}`)}`;
}
