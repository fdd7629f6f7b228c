import { html, type HtmlSafeString } from '@prairielearn/html';
import type { EventSession, ProgrammeBlock } from '#features/events/programme.ts';
import type { EventDetail } from '#features/events/queries.ts';
import { comparePartialDates } from '#language/partial-date.ts';
import { paths } from '#paths.ts';
import { countryStrip } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import type { Ui } from '../ui.ts';
import { cameLink } from './beside.ts';
import { hours } from './dates.ts';

/** The days of a programme, each line beside its time; every session has an address of its own. */
export function timetable(
  ui: Ui,
  { slug: event, days, cameOf }: Pick<EventDetail, 'slug' | 'days' | 'cameOf'>,
): HtmlSafeString {
  return html`${days.map(({ day, blocks }) =>
    section({
      title: dateText(day, ui, 'weekday'),
      id: `day-${day}`,
      body: html`<ol class="timetable">
        ${blocks.map((block) => slot(ui, { event, cameOf }, block))}
      </ol>`,
    }),
  )}`;
}

/** The event that a session belongs to, and what came of its sessions. */
interface Of {
  event: string;
  cameOf: EventDetail['cameOf'];
}

function slot(ui: Ui, event: Of, block: ProgrammeBlock): HtmlSafeString {
  const [first] = block.sessions;
  if (!first) return html``;
  const isGroups = block.kind === 'working_group';
  return html`<li class="slot" data-kind="${block.kind}" ${isGroups ? '' : html`id="${first.slug}"`}>
    <p class="slot-time">${hours(ui, block.startsAt, block.endsAt)}</p>
    <div class="slot-body">${isGroups ? groups(ui, event, block.sessions) : single(ui, event, first)}</div>
  </li>`;
}

function groups(ui: Ui, event: Of, sessions: readonly EventSession[]): HtmlSafeString {
  const { t } = ui;
  return html`<p class="slot-kind">
      ${t(sessions.length === 1 ? 'event.session.working_group' : 'event.session.workingGroups')}
    </p>
    <ul class="slot-groups">
      ${sessions.map(
        (session) => html`<li id="${session.slug}">
          <h3 class="slot-group">${titleLink(event.event, session)}</h3>
          ${description(ui, session)} ${came(ui, event, session)}
        </li>`,
      )}
    </ul>`;
}

/** Openings, breaks and closings have a title that says already what they are. */
function single(ui: Ui, event: Of, session: EventSession): HtmlSafeString {
  const { kind, title, ceremony } = session;
  if (kind === 'opening' || kind === 'break' || kind === 'closing') {
    return html`<h3 class="slot-plain">${title}</h3>
      ${description(ui, session)}`;
  }
  return html`
    <p class="slot-kind">${kindOf(ui, session)}</p>
    <h3 class="slot-title" data-kind="${kind}">
      ${ceremony ? html`<a class="name" href="${paths.ceremony(ceremony.slug)}">${title}</a>` : titleLink(event.event, session)}
    </h3>
    ${ceremony ? ceremonyLine(ui, session, ceremony) : ''} ${description(ui, session)} ${came(ui, event, session)}
  `;
}

function titleLink(event: string, { slug, kind, title }: EventSession): HtmlSafeString {
  const face = kind === 'panel' || kind === 'ceremony' ? 'name' : 'quiet-link';
  return html`<a class="${face}" href="${paths.session(event, slug)}">${title}</a>`;
}

/** What came of a session, and for staff where to type what it says. */
function came(ui: Ui, { event, cameOf }: Of, { slug, kind, title }: EventSession): HtmlSafeString | string {
  const own = cameOf.filter(({ session }) => session === slug);
  const isTyped = ui.person?.isStaff && (kind === 'working_group' || kind === 'plenary');
  if (own.length === 0 && !isTyped) return '';
  return html`<ul class="slot-came">
    ${own.map((one) => html`<li>→ ${ui.t(`line.became.${one.noun}`)}: ${cameLink(one)}</li>`)}
    ${
      isTyped
        ? html`<li><a href="${paths.sessionLines(event, slug)}">${ui.t('lines.type')}<span class="visually-hidden"> – ${title}</span></a></li>`
        : ''
    }
  </ul>`;
}

function kindOf({ t }: Ui, { kind, number }: EventSession): string {
  return kind === 'panel' && number !== null
    ? t('event.session.panelNumber', { number })
    : t(`event.session.${kind}`);
}

function ceremonyLine(
  ui: Ui,
  session: EventSession,
  ceremony: NonNullable<EventSession['ceremony']>,
): HtmlSafeString {
  const { t } = ui;
  const { listed, signedHere } = ceremony.figures;
  const isOver = session.day < ui.today;
  const otherwise = ceremony.heldOn.filter((day) => (comparePartialDates(day, session.day) ?? 0) !== 0);
  return html`<p class="slot-ceremony">
      ${ceremony.countries.length > 0 ? countryStrip(ceremony.countries, undefined, ui) : ''}
      <a href="${paths.ceremony(ceremony.slug)}"
        >${t(isOver ? 'event.whoSigned' : 'event.whoIsToSign')}<span class="visually-hidden"> – ${session.title}</span></a
      >
      <span class="note"
        >${[
          listed === null || listed === 0 ? '' : t('event.onTheList', { count: listed }),
          signedHere === 0 ? '' : t('event.signedHere', { count: signedHere }),
        ]
          .filter(Boolean)
          .join(' · ')}</span
      >
    </p>
    ${otherwise.map(
      (day) =>
        html`<p class="note">${phrase(ui, 'event.heldOtherwise', { date: dateText(day, ui, 'long') })}</p>`,
    )}`;
}

function description({ t }: Ui, { description: text, title }: EventSession): HtmlSafeString | string {
  if (text === null) return '';
  return html`<details class="slot-about">
    <summary>${t('event.about')}<span class="visually-hidden"> – ${title}</span></summary>
    <p>${text}</p>
  </details>`;
}
