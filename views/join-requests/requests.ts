import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { requestStates, type RequestState } from '#features/join-requests/kinds.ts';
import type { RequestList, RequestRow } from '#features/join-requests/queries.ts';
import type { Hit } from '#features/search/queries.ts';
import { paths, withQuery } from '#paths.ts';
import { errorAt, problemSummary } from '../administration/parts.ts';
import { dangerButton, mainButton, plainButton } from '../components/button.ts';
import { countryOrUnknown } from '../components/country.ts';
import { instantText } from '../components/date.ts';
import { facts } from '../components/facts.ts';
import { radioGroup, textArea, textField } from '../components/field.ts';
import { markedOwn, matchedNote } from '../components/matched.ts';
import { nameLink, nameText } from '../components/name.ts';
import { pageHead } from '../components/page-head.ts';
import { pagination } from '../components/pagination.ts';
import { section } from '../components/section.ts';
import { state as stateText } from '../components/state.ts';
import { dataTable } from '../components/table.ts';
import type { Crumb, Page, Ui } from '../ui.ts';

/** The requests that wait for staff of these countries, or those that were decided. */
export function requestsPage(ui: Ui, { list, state }: { list: RequestList; state: RequestState }): Page {
  const { t } = ui;
  const { requests, total, first, next } = list;
  const rows = html`${table(ui, requests)}
    ${pagination(ui, {
      first,
      last: first === 0 ? 0 : first + requests.length - 1,
      total,
      previousHref: first > 1 ? paths.joinRequests(state) : undefined,
      nextHref: next === undefined ? undefined : withQuery(paths.joinRequests(state), { after: next }),
    })}`;
  return {
    title: t('requests.title'),
    crumbs: crumbs(ui),
    body: html`
      ${pageHead({ title: t('requests.title'), lead: t('requests.lead') })}
      ${section({
        title: t(`requests.${state}`),
        note: t('requests.count', { count: total }),
        links: requestStates.map((one) => ({
          label: t(`requests.${one}`),
          href: one === state ? undefined : paths.joinRequests(one),
        })),
        body: total === 0 ? html`<p>${t('requests.none')}</p>` : rows,
      })}
    `,
  };
}

function table(ui: Ui, requests: RequestRow[]): HtmlSafeString {
  const { t } = ui;
  return dataTable({
    isUnderHeading: true,
    caption: t('requests.title'),
    isCaptionHidden: true,
    columns: [
      { key: 'organisation', label: t('join.organisation'), kind: 'name' },
      { key: 'country', label: t('join.newCountry') },
      { key: 'verifiedAt', label: t('requests.verifiedAt') },
      { key: 'state', label: t('people.state'), kind: 'state' },
    ],
    rows: requests.map((request) => ({
      cells: {
        organisation: nameLink({ ...named(request), href: paths.joinRequest(request.id) }),
        country: countryOrUnknown(request.country, ui),
        verifiedAt: instantText(request.verifiedAt, ui),
        state: outcome(ui, request),
      },
    })),
  });
}

function named({ organisation, newName }: RequestRow): { name: string; lang?: string | null } {
  return organisation ? { name: organisation.name, lang: organisation.language } : { name: newName ?? '' };
}

function outcome(ui: Ui, { outcome: decided }: RequestRow): HtmlSafeString {
  if (decided === null) return stateText('kept', ui, { label: ui.t('requests.waits') });
  return stateText(decided === 'approved' ? 'passed' : 'fails', ui, { label: ui.t(`requests.${decided}`) });
}

export interface RequestShown {
  request: RequestRow;
  /** The name of who decided; undefined before, and where nobody is known. */
  decidedBy: string | undefined;
  /** The organisation asked for, or those that look like the new one. */
  found: Hit[];
  /** The value of the choice to add the organisation as a new one. */
  newValue: string;
  typed: { q: string; organisation?: string; reason?: string };
  problems: Problem[];
}

/** One request: who asks for what, and both decisions. */
export function requestPage(ui: Ui, shown: RequestShown): Page {
  const { t } = ui;
  const { request, decidedBy } = shown;
  const { name, lang } = named(request);
  const isOpen = request.decidedAt === null;
  const problems = shown.problems.map((problem) =>
    problem.path === '/name' ? { ...problem, path: '/organisation' } : problem,
  );
  return {
    title: name,
    hasErrors: problems.length > 0,
    crumbs: crumbs(ui, name),
    body: html`
      ${problemSummary(ui, problems, 'organisation')}
      ${pageHead({ title: name, lang: lang ?? undefined, kicker: t('requests.one'), isLong: name.length > 40 })}
      ${facts(ui, {
        layout: 'across',
        unknown: 'left out',
        facts: [
          { label: t('people.state'), value: outcome(ui, request) },
          { label: t('join.newCountry'), value: countryOrUnknown(request.country, ui) },
          { label: t('people.email'), value: request.email },
          { label: t('people.name'), value: request.name },
          { label: t('requests.verifiedAt'), value: instantText(request.verifiedAt, ui) },
          { label: t('requests.decidedAt'), value: request.decidedAt && instantText(request.decidedAt, ui) },
          { label: t('requests.decidedBy'), value: decidedBy },
          { label: t('people.reason'), value: request.reason },
        ],
      })}
      ${request.message ? html`<blockquote class="request-message">${request.message}</blockquote>` : ''}
      ${isOpen ? decisions(ui, { ...shown, problems }) : html`<p class="note">${t('requests.dropped')}</p>`}
    `,
  };
}

function decisions(ui: Ui, shown: RequestShown): HtmlSafeString {
  const { t } = ui;
  const { request, typed, problems } = shown;
  const address = paths.joinRequest(request.id);
  return html`<div class="form-width">
    ${section({
      title: t('requests.approve'),
      body: html`
        ${request.organisation ? '' : lookUp(ui, address, typed.q)}
        <form method="post" action="${paths.joinApproval(request.id)}" novalidate>
          <input type="hidden" name="q" value="${typed.q}" />
          <div
            id="organisation-choice"
            hx-get="${address}"
            hx-trigger="input changed delay:200ms from:#q"
            hx-include="#q"
            hx-target="this"
            hx-swap="innerHTML"
          >
            ${requestChoice(ui, shown)}
          </div>
          <p class="note before-act">${t('requests.approveWhat')}</p>
          <p>${mainButton({ label: t('requests.approveButton') })}</p>
        </form>
      `,
    })}
    ${section({
      title: t('requests.refuse'),
      body: html`<form method="post" action="${paths.joinRefusal(request.id)}" novalidate>
        ${textArea({ name: 'reason', label: t('people.reason'), hint: t('requests.reasonHint'), rows: 2, value: typed.reason, error: errorAt(ui, problems, 'reason') })}
        <p>${dangerButton({ label: t('requests.refuseButton') })}</p>
      </form>`,
    })}
  </div>`;
}

function lookUp({ t }: Ui, address: string, q: string): HtmlSafeString {
  return html`<form class="look-up" method="get" action="${address}" role="search">
    ${textField({ name: 'q', type: 'search', label: t('people.lookUp'), value: q, autocomplete: 'off' })}
    ${plainButton({ label: t('people.lookUpButton') })}
  </form>`;
}

/** Which organisation is meant; one that is not recorded may be added under the name asked for. */
export function requestChoice(
  ui: Ui,
  { request, found, newValue, typed, problems }: RequestShown,
): HtmlSafeString {
  const { t } = ui;
  return radioGroup({
    name: 'organisation',
    label: t('join.organisation'),
    hint: request.organisation ? undefined : t('requests.compare'),
    value: typed.organisation ?? request.organisation?.slug,
    error: errorAt(ui, problems, 'organisation', true),
    options: [
      ...found.map(({ slug, name, language, country, matched }) => ({
        value: slug,
        label: nameText({ name, lang: language, marked: markedOwn(name, matched) }),
        hint: html`${countryOrUnknown(country, ui)} ${matchedNote(ui, name, matched)}`,
      })),
      ...(request.newName
        ? [{ value: newValue, label: t('requests.addNew', { name: request.newName }) }]
        : []),
    ],
  });
}

function crumbs({ t }: Ui, name?: string): Crumb[] {
  return [
    { label: t('general.registry'), href: paths.home() },
    { label: t('admin.title'), href: paths.admin() },
    ...(name === undefined
      ? [{ label: t('requests.title') }]
      : [{ label: t('requests.title'), href: paths.joinRequests() }, { label: name }]),
  ];
}
