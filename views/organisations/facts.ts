import { html, type HtmlSafeString } from '@prairielearn/html';
import type { OrganisationDetail } from '#features/organisations/queries.ts';
import { dayOf } from '#language/format.ts';
import { paths, withQuery } from '#paths.ts';
import { dateText } from '../components/date.ts';
import { facts, type Fact } from '../components/facts.ts';
import { externalLink } from '../components/safe-url.ts';
import { sideSection } from '../components/section.ts';
import { state } from '../components/state.ts';
import type { Ui } from '../ui.ts';

/** The side column: what is known by itself, and in one line what is not published. */
export function factsColumn(ui: Ui, organisation: OrganisationDetail): HtmlSafeString {
  return sideSection({
    title: ui.t('organisation.facts'),
    body: facts(ui, { layout: 'over', facts: factsOf(ui, organisation) }),
  });
}

function factsOf(ui: Ui, organisation: OrganisationDetail): Fact[] {
  const { t } = ui;
  const { status, scope, themes, missions, foundedOn, website } = organisation;
  const hasMission = Object.keys(missions).length > 0;
  return [
    { label: t('organisation.fact.profile'), value: profile(ui, organisation) },
    // A record begins as active, which nobody published; that it no longer is, somebody found out.
    ...(status === 'active'
      ? []
      : [{ label: t('organisation.fact.status'), value: t(`organisation.status.${status}`) }]),
    ...(hasMission ? [] : [{ label: t('organisation.fact.mission') }]),
    { label: t('organisation.fact.themes'), value: themes.length > 0 ? themeLinks(ui, themes) : undefined },
    { label: t('organisation.fact.legalForm'), value: organisation.legalForm },
    { label: t('organisation.fact.registration'), value: organisation.registrationNumber },
    { label: t('organisation.fact.city'), value: organisation.city },
    { label: t('organisation.fact.founded'), value: foundedOn ? dateText(foundedOn, ui, 'long') : undefined },
    { label: t('organisation.fact.scope'), value: scope ? t(`organisation.scope.${scope}`) : undefined },
    { label: t('organisation.fact.website'), value: website ? externalLink(website) : undefined },
    { label: t('organisation.fact.registryId'), value: organisation.registryId },
    {
      label: t('organisation.fact.updated'),
      value: dateText(dayOf(new Date(organisation.updatedAt)), ui, 'long'),
    },
  ];
}

function profile(ui: Ui, { confirmedOn }: OrganisationDetail): HtmlSafeString | string {
  const { t } = ui;
  if (confirmedOn === null) return t('organisation.fact.notConfirmed');
  return state('passed', ui, { label: t('organisation.fact.confirmed'), note: dateText(confirmedOn, ui) });
}

function themeLinks(ui: Ui, themes: OrganisationDetail['themes']): HtmlSafeString {
  return html`${themes.map(({ slug, names }) => {
    const name = names[ui.language] ?? names['en'] ?? slug;
    return html`<div><a href="${withQuery(paths.organisations(), { theme: slug })}">${name}</a></div>`;
  })}`;
}
