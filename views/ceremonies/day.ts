import { html, type HtmlSafeString } from '@prairielearn/html';
import type { CeremonyDetail } from '#features/ceremonies/queries.ts';
import { paths } from '#paths.ts';
import { linkButton, plainButton, quietButton } from '../components/button.ts';
import { sideSection } from '../components/section.ts';
import type { Ui } from '../ui.ts';

/** What staff do on the day: desk and stage are the two buttons, the rest are links. */
export function dayActs(ui: Ui, ceremony: CeremonyDetail): HtmlSafeString {
  const { t } = ui;
  const { slug, closedAt, list, day } = ceremony;
  const hasDay = closedAt === null && list.length > 0;
  return html`<div class="side-acts">
      ${hasDay ? linkButton({ label: t('ceremony.openDesk'), href: paths.desk(slug), kind: 'main', isWide: true }) : ''}
      ${
        hasDay
          ? html`<form method="post" action="${paths.stageLinks(slug)}" target="_blank">
              ${plainButton({ label: t('ceremony.openStage'), isWide: true })}
            </form>
            <p class="note">${t('ceremony.stageNote')}</p>`
          : ''
      }
      ${linkButton({ label: t('ceremony.edit'), href: paths.editCeremony(slug), isWide: true })}
    </div>
    ${day.open > 0 ? html`<p class="needs-person"><a href="${paths.entries(slug)}">${t('ceremony.needsPerson', { count: day.open })}</a></p>` : ''}
    ${
      day.stageLinks > 0
        ? html`<form class="stage-links" method="post" action="${paths.stageLinksEnding(slug)}">
            <p class="note">${t('ceremony.stageLinks', { count: day.stageLinks })} ${quietButton({ label: t('ceremony.endStageLinks') })}</p>
          </form>`
        : ''
    }
    ${hasDay ? before(ui, ceremony) : ''}`;
}

function before(ui: Ui, { slug, isListPublic }: CeremonyDetail): HtmlSafeString {
  const { t } = ui;
  return sideSection({
    title: t('ceremony.before'),
    id: 'before',
    body: html`<ul class="side-list">
      <li><a href="${paths.signatories(slug)}">${t('ceremony.enterSignatories')}</a></li>
      <li><a href="${paths.paper(slug)}">${t('ceremony.paper')}</a></li>
      ${
        isListPublic
          ? ''
          : html`<li>
              <form method="post" action="${paths.listPublication(slug)}">
                ${quietButton({ label: t('ceremony.publishList') })}
                <span class="note">${t('ceremony.publishNote')}</span>
              </form>
            </li>`
      }
    </ul>`,
  });
}

/** What comes of it: the minutes, and for staff the closing; and the day as a calendar file. */
export function afterwards(
  ui: Ui,
  { slug, closedAt, day, list, plannedOn }: CeremonyDetail,
): HtmlSafeString | string {
  const { t } = ui;
  const isStaff = ui.person?.isStaff ?? false;
  const status =
    day.minutes === null ? t('ceremony.minutesDraft') : t('ceremony.minutesFrozen', { version: day.minutes });
  return sideSection({
    title: t('ceremony.after'),
    id: 'after',
    body: html`<ul class="side-list">
      <li><a href="${paths.minutes(slug)}">${t('ceremony.minutes')}</a>: ${status}</li>
      ${
        isStaff && closedAt === null && list.length > 0
          ? html`<li><a href="${paths.closing(slug)}">${t('ceremony.close')}</a> ${t('ceremony.closeWhen')}</li>`
          : ''
      }
      ${plannedOn?.length === 10 ? html`<li><a href="${paths.calendar(slug)}">${t('ceremony.calendar')}</a></li>` : ''}
    </ul>`,
  });
}
