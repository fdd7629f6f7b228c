import { html, type HtmlSafeString } from '@prairielearn/html';
import type { CitedEvidence, EventDetail } from '#features/events/queries.ts';
import { paths, withQuery } from '#paths.ts';
import { linkButton } from '../components/button.ts';
import { nameLink } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import { sideSection } from '../components/section.ts';
import { citedSource, sourceList } from '../components/sources.ts';
import type { Ui } from '../ui.ts';

const counted = ['ceremony', 'panel', 'working_group', 'plenary'] as const;

/** So many statements stand open; the rest fold. */
const OPEN_EVIDENCE = 3;

/** What stands beside an event's programme: how much of what, what came of it, what it cites, its source. */
export function eventSide(ui: Ui, event: EventDetail): HtmlSafeString {
  const { t } = ui;
  const counts = counted.filter((kind) => event.counts[kind]);
  return html`
    ${ui.person?.isStaff ? acts(ui, event) : ''}
    ${
      counts.length > 0
        ? html`<dl class="counts">
          ${counts.map(
            (kind) => html`<div>
              <dt>${t(`event.count.${kind}`)}</dt>
              <dd>${event.counts[kind]}</dd>
            </div>`,
          )}
        </dl>`
        : ''
    }
    ${event.days.length > 0 ? sideSection({ title: t('event.whatCame'), body: whatCame(ui, event) }) : ''}
    ${
      event.evidence.length > 0
        ? sideSection({ title: t('event.evidence'), id: 'evidence', body: evidence(ui, event) })
        : ''
    }
    ${
      event.citations.length > 0
        ? sideSection({
            title: t('sources.title'),
            id: 'sources',
            body: sourceList(ui, event.citations.map(citedSource)),
          })
        : ''
    }
  `;
}

function acts({ t }: Ui, event: EventDetail): HtmlSafeString {
  return html`<div class="side-acts">
    ${linkButton({ label: t('event.edit'), href: paths.editEvent(event.slug), isWide: true })}
    ${linkButton({ label: t('event.addCeremony'), href: paths.newCeremony(), isWide: true })}
  </div>`;
}

function whatCame(ui: Ui, event: EventDetail): HtmlSafeString {
  const { t } = ui;
  const board =
    ui.person?.isStaff && event.lines.all > 0
      ? html`<p><a href="${paths.eventLines(event.slug)}">${t('lines.boardOpen', { count: event.lines.open })}</a></p>`
      : '';
  if (event.cameOf.length === 0) {
    return html`<p>${t(event.lines.all > 0 ? 'event.nothingYet' : 'event.noLine')}</p>
      <p class="note">${t('event.linesHere')}</p>
      ${board}`;
  }
  const sessions = event.days.flatMap(({ blocks }) => blocks.flatMap((block) => block.sessions));
  return html`<ul class="side-list">
      ${event.cameOf.map((came) => {
        const title = sessions.find((one) => one.slug === came.session)?.title ?? '';
        const link = html`<a href="${paths.session(event.slug, came.session)}">${title}</a>`;
        return html`<li>
          ${cameLink(came)} <span class="note">${phrase(ui, cameWords[came.noun], { session: link })}</span>
        </li>`;
      })}
    </ul>
    ${board}`;
}

const cameWords = {
  solution: 'event.proposedAt',
  coalition: 'event.formedAt',
  action: 'event.actionFrom',
} as const;

/** The record that came of a session, as a link. */
export function cameLink({
  noun,
  slug,
  name,
  language,
  action,
}: EventDetail['cameOf'][number]): HtmlSafeString {
  if (noun === 'action')
    return html`<a href="${paths.coalitionTimeline(slug)}#action-${action ?? ''}">${name}</a>`;
  return nameLink({
    href: noun === 'solution' ? paths.solution(slug) : paths.coalition(slug),
    name,
    lang: language,
  });
}

function evidence(ui: Ui, { slug, evidence: all }: EventDetail): HtmlSafeString {
  const [open, folded] = [all.slice(0, OPEN_EVIDENCE), all.slice(OPEN_EVIDENCE)];
  return html`${list(open)}
  ${
    folded.length > 0
      ? html`<details class="more">
        <summary>${ui.t('event.allEvidence')} (${ui.t('event.moreEvidence', { count: folded.length })})</summary>
        ${list(folded)}
      </details>`
      : ''
  }
  <p><a href="${withQuery(paths.evidenceLibrary(), { event: slug })}">${ui.t('evidence.inLibrary')}</a></p>`;
}

function list(all: readonly CitedEvidence[]): HtmlSafeString {
  return html`<ul class="statements">
    ${all.map(
      (statement) => html`<li>
        ${statement.statement}${valueOf(statement)}
        <span class="note">${[statement.publisher, statement.year].filter((part) => part !== null).join(', ')}</span>
      </li>`,
    )}
  </ul>`;
}

/** A statement that holds its figure already needs it no second time. */
function valueOf({ statement, value, unit }: CitedEvidence): HtmlSafeString | string {
  if (value === null || statement.includes(value)) return '';
  return html`: <strong class="nowrap">${unit === 'percent' ? `${value}%` : [value, unit].filter(Boolean).join(' ')}</strong>`;
}
