import { html, type HtmlSafeString } from '@prairielearn/html';
import { eventMessage, plainWords } from '#features/history/words.ts';
import type { StaffStart, Task } from '#features/people/staff-start.ts';
import { formatInstant } from '#language/format.ts';
import type { MessageKey } from '#language/translate.ts';
import { paths } from '#paths.ts';
import { linkButton } from '#views/components/button.ts';
import { countryLabel } from '#views/components/country.ts';
import { dateText } from '#views/components/date.ts';
import { nameLink } from '../components/name.ts';
import { section, sideList } from '../components/section.ts';
import { administrationLinks } from '../administration/links.ts';
import type { Page, Ui } from '../ui.ts';

/** Staff's start page: the ceremony ahead, what needs doing, and where to begin. */
export function staffStartPage(ui: Ui, start: StaffStart): Page {
  const { t } = ui;
  return {
    title: t('admin.title'),
    crumbs: [{ label: t('general.registry'), href: paths.home() }, { label: t('admin.title') }],
    body: html`
      <div class="columns">
        <div class="column-main">
          <h1 class="page-title">${t('admin.title')}</h1>
          <p class="lead">${start.isStaff ? scope(ui, start) : t('admin.notStaff')}</p>
          ${ownOrganisations(ui, start)}
          ${start.isStaff && start.next ? ceremonyAhead(ui, start.next) : ''} ${start.isStaff ? waiting(ui, start) : ''}
        </div>
        <div class="column-side">
          ${start.isStaff ? beginnings(ui) : ''} ${administrationLinks(ui)} ${ui.isPractice ? '' : practiceDoor(ui)} ${lately(ui, start)}
        </div>
      </div>
    `,
  };
}

/** What a member keeps: the profiles of their organisations. */
function ownOrganisations(ui: Ui, { organisations }: StaffStart): HtmlSafeString | string {
  if (organisations.length === 0) return '';
  return section({
    title: ui.t('admin.yourOrganisations'),
    body: sideList(
      organisations.map(({ slug, name, language }) => ({
        text: nameLink({ name, href: paths.organisation(slug), lang: language }),
        note: html`<a href="${paths.editOrganisation(slug)}">${ui.t('organisation.edit')}</a>`,
      })),
    ),
  });
}

function scope(ui: Ui, { countries }: StaffStart): HtmlSafeString {
  const { t } = ui;
  if (!countries) return html`${t('admin.wholeProgramme')}`;
  return html`${t('admin.yourCountries')}
  ${countries.map((code, place) => html`${place > 0 ? ', ' : ''}${countryLabel(code, ui)}`)}`;
}

function ceremonyAhead(ui: Ui, next: NonNullable<StaffStart['next']>): HtmlSafeString {
  const { t } = ui;
  return html`
    <div class="ceremony-ahead">
      <div>
        <p class="note">${dateText(next.plannedOn, ui, 'weekday')}${next.plannedFrom ? `, ${next.plannedFrom}` : ''}</p>
        <h2 class="ceremony-ahead-title"><a href="${paths.ceremony(next.slug)}">${next.title}</a></h2>
        <p class="note">${t('admin.onTheList', { count: next.listed })}, ${t('admin.signedOf', { count: next.signed })}</p>
      </div>
      ${linkButton({ label: t('admin.openCeremony'), href: paths.ceremony(next.slug), kind: 'main' })}
    </div>
  `;
}

const acts: Record<Task['kind'], { title: MessageKey; act: MessageKey; href: string }> = {
  unsigned: { title: 'admin.task.unsigned', act: 'admin.act.sign', href: `${paths.grants()}?status=planned` },
  unlisted: { title: 'admin.task.unlisted', act: 'admin.act.list', href: `${paths.grants()}?status=planned` },
  duplicates: { title: 'admin.task.duplicates', act: 'admin.act.decide', href: paths.duplicates() },
  approvals: { title: 'admin.task.approvals', act: 'duplicates.compare', href: paths.approvals() },
  corrections: { title: 'admin.task.corrections', act: 'admin.act.answer', href: paths.corrections() },
  hints: { title: 'admin.task.hints', act: 'admin.act.compare', href: paths.grants() },
};

function waiting(ui: Ui, { tasks, requests }: StaffStart): HtmlSafeString {
  const { t } = ui;
  return html`
    <section class="section">
      <h2 class="section-title">${t('admin.waiting')}</h2>
      ${tasks.length === 0 && requests === 0 ? html`<p>${t('admin.nothing')}</p>` : ''}
      <ul class="tasks">
        ${requests > 0 ? joinTask(ui, requests) : ''}
        ${tasks.map(
          ({ kind, count, examples }) => html`
            <li class="task">
              <span class="task-count">${count}</span>
              <div>
                <h3 class="task-title">${t(acts[kind].title)}</h3>
                <p class="note">
                  ${examples.map(
                    ({ label, reference }, place) =>
                      html`${place > 0 ? '; ' : ''}<a href="${paths.grant(reference)}">${label}</a>`,
                  )}
                </p>
              </div>
              <a href="${acts[kind].href}">${t(acts[kind].act)}</a>
            </li>
          `,
        )}
      </ul>
    </section>
  `;
}

function joinTask({ t }: Ui, count: number): HtmlSafeString {
  return html`<li class="task">
    <span class="task-count">${count}</span>
    <div><h3 class="task-title">${t('requests.task')}</h3></div>
    <a href="${paths.joinRequests()}">${t('requests.look')}</a>
  </li>`;
}

function beginnings(ui: Ui): HtmlSafeString {
  const { t } = ui;
  const links: [MessageKey, string][] = [
    ['admin.start.organisation', paths.newOrganisation()],
    ['admin.start.grant', paths.newGrant()],
    ['admin.start.coalition', paths.newCoalition()],
    ['admin.start.ceremonies', paths.ceremonies()],
    ['admin.start.import', paths.imports()],
    ['admin.start.amendments', paths.amendmentsOfMany()],
    ['reportsDue.title', paths.reportsDue()],
    ...(ui.person?.isAdministrator
      ? ([
          ['schemes.title', paths.adminSchemes()],
          ['rates.title', paths.rates()],
          ['admin.start.themes', paths.themes()],
          ['place.title', paths.kept('places')],
          ['legalForm.title', paths.kept('legal-forms')],
        ] as [MessageKey, string][])
      : []),
  ];
  return html`
    <section class="section">
      <h2 class="side-title">${t('admin.start')}</h2>
      <ul class="side-list">
        ${links.map(([label, href]) => html`<li><a href="${href}">${t(label)}</a></li>`)}
      </ul>
    </section>
  `;
}

function practiceDoor(ui: Ui): HtmlSafeString {
  const { t } = ui;
  return html`
    <section class="section">
      <h2 class="side-title">${t('practice.title')}</h2>
      <p class="note">${t('practice.what')}</p>
      <p><a href="${paths.practice()}">${t('practice.go')}</a></p>
    </section>
  `;
}

const addresses: Record<string, (key: string) => string> = {
  grant: paths.grant,
  organisation: paths.organisation,
  coalition: paths.coalition,
  ceremony: paths.ceremony,
  event: paths.event,
  import: (id) => paths.import(Number(id)),
};

function lately(ui: Ui, start: StaffStart): HtmlSafeString | string {
  if (start.lately.length === 0) return '';
  return html`
    <section class="section">
      <h2 class="side-title">${ui.t('admin.lately')}</h2>
      <ul class="side-list">
        ${start.lately.map(({ event, noun, label, address, at }) => {
          const href = address === null ? undefined : addresses[noun]?.(address);
          const known = eventMessage(event);
          const what = known ? ui.t(known) : plainWords(event);
          const text = label ?? what;
          return html`<li>
            ${href ? html`<a href="${href}">${text}</a>` : text}
            <span class="note">${label === null ? '' : html`${what}<br />`}${formatInstant(at, ui.language)}</span>
          </li>`;
        })}
      </ul>
    </section>
  `;
}
