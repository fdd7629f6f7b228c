import { html, type HtmlSafeString } from '@prairielearn/html';
import type { CoalitionDetail } from '#features/coalitions/queries.ts';
import type { CoalitionWork } from '#features/coalitions/work.ts';
import { paths, withQuery } from '#paths.ts';
import { linkButton } from '../components/button.ts';
import type { Content } from '../components/content.ts';
import { countryLabel } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { facts, type Fact } from '../components/facts.ts';
import { nameLink } from '../components/name.ts';
import { aside, exampleLine, pageHead } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import { externalLink } from '../components/safe-url.ts';
import { section } from '../components/section.ts';
import { citedSource, sourceList } from '../components/sources.ts';
import { tabs } from '../components/tabs.ts';
import type { Page, Ui } from '../ui.ts';
import { actionsSection, publicationsSection } from './actions.ts';
import { membersSection, participantsSection } from './members.ts';
import { ladderSection, outcomesSection } from './outcomes.ts';

export interface CoalitionPage {
  coalition: CoalitionDetail;
  /** The name of each theme by its slug, in the reader's language. */
  themeNames: Record<string, string>;
  work: CoalitionWork;
  /** Staff, and people of its members. */
  mayWrite: boolean;
}

/** A coalition: its ask as the largest text after the name, how far it is, what it did, who stands behind it. */
export function coalitionPage(ui: Ui, page: CoalitionPage): Page {
  const { t } = ui;
  const { coalition, themeNames, work, mayWrite } = page;
  const { name, nameLanguage, nameEnglish, acronym, slug } = coalition;
  const second = [nameEnglish === name ? null : nameEnglish, acronym].filter((part) => part !== null);
  const isExample = name.endsWith('(example)');
  return {
    title: name,
    section: 'coalitions',
    history: paths.history('coalition', slug),
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('coalitions.title'), href: paths.coalitions() },
      { label: name },
    ],
    body: html`
      ${isExample ? exampleLine(t('general.exampleRecord')) : ''}
      <div class="columns">
        <div class="column-main">
          ${pageHead({
            title: name.replace(/\s*\(example\)$/, ''),
            lang: nameLanguage,
            example: isExample ? t('general.example') : undefined,
            second: second.join(' · ') || undefined,
            isLong: name.length > 40,
          })}
          ${aside({ label: t('coalition.asks'), body: html`<p class="ask">${coalition.ask}</p>` })}
          ${coalition.problem ? problem(ui, coalition.problem) : ''}
          ${ui.person?.isStaff ? acts(ui, page) : ''}
        </div>
        <div class="column-side">${facts(ui, { layout: 'beside', facts: factsOf(ui, coalition, themeNames) })}</div>
      </div>
      ${contents(ui, coalition, work)} ${ladderSection(ui, coalition, work, mayWrite)}
      ${work.outcomes.length + work.actions.length > 0 || mayWrite ? outcomesSection(ui, coalition, work, mayWrite) : ''}
      ${membersSection(ui, coalition)} ${participantsSection(ui, coalition)}
      ${work.outcomes.length + work.actions.length > 0 || mayWrite ? actionsSection(ui, coalition, work, mayWrite) : ''}
      ${publicationsSection(ui, work.publications)} ${library(ui, work)} ${sources(ui, coalition)}
    `,
  };
}

/** The parts of the page, with how much stands in each. */
function contents(ui: Ui, coalition: CoalitionDetail, work: CoalitionWork): HtmlSafeString {
  const { t } = ui;
  const { current, former } = coalition.counts;
  const part = (label: string, id: string, count?: number) => ({ label, href: `#${id}`, count });
  return tabs(t('coalition.parts'), [
    ...(work.ladders.length > 0 ? [part(t('coalition.part.countries'), 'countries')] : []),
    ...(work.outcomes.length > 0 ? [part(t('coalition.outcomes'), 'outcomes', work.outcomes.length)] : []),
    // Where none is recorded the members are not published: no 0.
    part(t('coalition.members'), 'members', current + former || undefined),
    ...(work.actions.length > 0 ? [part(t('coalition.actions'), 'actions', work.actions.length)] : []),
    ...(work.publications.length > 0
      ? [part(t('coalition.publications'), 'publications', work.publications.length)]
      : []),
    { label: t('coalitionReports.title'), href: paths.coalitionReports(coalition.slug) },
  ]);
}

/** Why it is asked, in figures and findings of the evidence library. */
function library(ui: Ui, { library: found }: CoalitionWork): HtmlSafeString | string {
  if (found.length === 0) return '';
  return section({
    title: ui.t('coalition.library'),
    id: 'evidence',
    body: html`<ul class="statements">
      ${found.map(
        ({ slug, statement, publisher, year }) =>
          html`<li>
            <a class="quiet-link" href="${paths.evidence(slug)}">${statement}</a>
            <span class="note">${[publisher, year].filter((part) => part !== null).join(', ')}</span>
          </li>`,
      )}
    </ul>`,
  });
}

function problem(ui: Ui, text: string): HtmlSafeString {
  return html`<div class="prose">
    <h2 class="side-title">${ui.t('coalition.problem')}</h2>
    <p>${text}</p>
  </div>`;
}

function acts({ t }: Ui, { coalition: { slug } }: CoalitionPage): HtmlSafeString {
  return html`<p class="actions">
    ${linkButton({ label: t('coalition.addMember'), href: paths.coalitionMembers(slug), kind: 'main' })}
    ${linkButton({ label: t('general.edit'), href: paths.editCoalition(slug) })}
  </p>`;
}

function factsOf(ui: Ui, coalition: CoalitionDetail, themeNames: Record<string, string>): Fact[] {
  const { t } = ui;
  const { status, kind, scope, countries, themes, formedAt, network, website, otherNames } = coalition;
  const lines = (items: Content[]) =>
    items.length > 0 ? html`${items.map((item) => html`<div>${item}</div>`)}` : undefined;
  return [
    { label: t('coalition.fact.status'), value: t(`coalition.status.${status}`) },
    { label: t('coalition.fact.kind'), value: t(`coalition.kind.${kind}`) },
    { label: t('coalition.fact.scope'), value: scope ? t(`coalition.scope.${scope}`) : undefined },
    { label: t('coalition.fact.countries'), value: lines(countries.map((code) => countryLabel(code, ui))) },
    {
      label: t('coalition.fact.themes'),
      value: lines(
        themes.map(
          (theme) =>
            html`<a href="${withQuery(paths.coalitions(), { theme })}">${themeNames[theme] ?? theme}</a>`,
        ),
      ),
    },
    ...(coalition.themeNote ? [{ label: t('coalition.fact.themeNote'), value: coalition.themeNote }] : []),
    {
      label: t('coalition.fact.formedOn'),
      value: coalition.formedOn ? dateText(coalition.formedOn, ui, 'long') : undefined,
    },
    ...(formedAt ? [{ label: t('coalition.fact.formedAt'), value: session(ui, formedAt) }] : []),
    { label: t('coalition.fact.members'), value: memberCount(ui, coalition.counts) },
    ...(network
      ? [
          {
            label: t('coalition.fact.network'),
            value: nameLink({
              href: paths.organisation(network.slug),
              name: network.name,
              lang: network.language,
            }),
          },
        ]
      : []),
    { label: t('coalition.fact.website'), value: website ? externalLink(website) : undefined },
    ...(otherNames.length > 0
      ? [
          {
            label: t('coalition.fact.otherNames'),
            value: lines(
              otherNames.map(
                ({ name, language, kind: what }) =>
                  html`<span ${language ? html`lang="${language}"` : ''}>${name}</span>${
                    what ? html` <span class="note">${what}</span>` : ''
                  }`,
              ),
            ),
          },
        ]
      : []),
  ];
}

function session(
  ui: Ui,
  { event, session: slug, sessionTitle, eventTitle, day }: NonNullable<CoalitionDetail['formedAt']>,
): HtmlSafeString {
  return html`<a href="${paths.session(event, slug)}">${sessionTitle}</a>, ${eventTitle}, ${dateText(day, ui)}`;
}

function memberCount(ui: Ui, counts: CoalitionDetail['counts']): HtmlSafeString | undefined {
  if (counts.current + counts.former === 0) return undefined;
  if (counts.current === 0) {
    return html`<a href="#members">${ui.t('coalition.noneNow', { count: counts.former })}</a>`;
  }
  const members = html`<a href="#members">${ui.t('coalition.membersNow', { count: counts.current })}</a>`;
  if (counts.countries === 0) return members;
  const inCountries = phrase(ui, 'coalition.membersIn', { members, count: counts.countries });
  if (counts.withoutCountry === 0) return inCountries;
  const { withoutCountry: count } = counts;
  return html`${inCountries}<span class="note">${ui.t('coalition.ofNoCountry', { count })}</span>`;
}

function sources(ui: Ui, { citations }: CoalitionDetail): HtmlSafeString | string {
  if (citations.length === 0) return '';
  return section({
    title: ui.t('sources.title'),
    id: 'sources',
    body: sourceList(
      ui,
      // What is said of several pages together is said once.
      citations.map(({ note, ...citation }, place) =>
        citedSource({ ...citation, note: note === citations[place - 1]?.note ? null : note }),
      ),
    ),
  });
}
