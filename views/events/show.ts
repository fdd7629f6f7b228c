import { html, type HtmlSafeString } from '@prairielearn/html';
import type { EventDetail } from '#features/events/queries.ts';
import { paths } from '#paths.ts';
import type { Content } from '../components/content.ts';
import { countryLabel } from '../components/country.ts';
import { pageHead } from '../components/page-head.ts';
import { section } from '../components/section.ts';
import type { Page, Ui } from '../ui.ts';
import { eventSide } from './beside.ts';
import { eventDays } from './dates.ts';
import { timetable } from './timetable.ts';

/** An event: its programme as a timetable, its ceremonies on it, and beside it what it cites. */
export function eventPage(ui: Ui, event: EventDetail): Page {
  const { t } = ui;
  const { text, example } = splitExample(event.title);
  return {
    title: event.title,
    section: 'events',
    history: paths.history('event', event.slug),
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('events.title'), href: paths.events() },
      { label: event.title },
    ],
    body: html`
      <div class="columns">
        <div class="column-main">
          ${pageHead({
            title: text,
            example,
            kicker: kicker(ui, event),
            lead: event.subtitle ?? undefined,
            isLong: event.title.length > 60,
          })}
          ${event.days.length > 0 ? timetable(ui, event) : html`<p>${t('event.noProgramme')}</p>`}
          ${about(ui, event)}
        </div>
        <div class="column-side">${eventSide(ui, event)}</div>
      </div>
    `,
  };
}

/** Behind an invented record's name stands a note that is no part of it. */
export function splitExample(name: string): { text: string; example: string | undefined } {
  const [, text = name, example] = /^(.*?)\s*(\(example[^()]*\))$/s.exec(name) ?? [];
  return { text, example };
}

/** What it is, when and where: what is not published is left to the facts that are. */
function kicker(ui: Ui, event: EventDetail): HtmlSafeString {
  const { kind, startsOn, endsOn, venue, city, country } = event;
  const isCityNamed = city !== null && !(venue ?? '').includes(city);
  const parts: Content[] = [
    ui.t(`event.kind.${kind}`),
    eventDays(ui, startsOn, endsOn),
    ...(venue === null ? [] : [venue]),
    ...(isCityNamed ? [city] : []),
    ...(country === null ? [] : [countryLabel(country, ui)]),
  ];
  return html`${parts.map((part, place) => html`${place > 0 ? ', ' : ''}${part}`)}`;
}

function about({ t }: Ui, { description }: EventDetail): HtmlSafeString | string {
  if (description === null) return '';
  return section({
    title: t('event.about'),
    id: 'about',
    body: html`<div class="prose">${description.split(/\n{2,}/).map((paragraph) => html`<p>${paragraph}</p>`)}</div>`,
  });
}
