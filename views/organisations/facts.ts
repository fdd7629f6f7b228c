import { html, type HtmlSafeString } from '@prairielearn/html';
import { nameIn, type KeptEntry } from '#features/kept-lists/kinds.ts';
import type { OrganisationDetail } from '#features/organisations/queries.ts';
import { checkRegistration, expectedNumbers } from '#features/organisations/registration.ts';
import { dayOf } from '#language/format.ts';
import { languageName } from '#language/language-names.ts';
import type { MessageKey } from '#language/translate.ts';
import { paths, withQuery } from '#paths.ts';
import { dateText } from '../components/date.ts';
import { facts, type Fact } from '../components/facts.ts';
import { phrase } from '../components/phrase.ts';
import { externalLink } from '../components/safe-url.ts';
import { sideSection } from '../components/section.ts';
import { state } from '../components/state.ts';
import type { Ui } from '../ui.ts';
import { confirmation } from './confirmed.ts';

/** The side column: what is known by itself, and in one line what is not published. */
export function factsColumn(
  ui: Ui,
  organisation: OrganisationDetail,
  verifiedBy: string | undefined,
): HtmlSafeString {
  return sideSection({
    title: ui.t('organisation.facts'),
    body: facts(ui, { layout: 'over', facts: factsOf(ui, organisation, verifiedBy) }),
  });
}

function factsOf(ui: Ui, organisation: OrganisationDetail, verifiedBy: string | undefined): Fact[] {
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
    { label: t('organisation.fact.legalForm'), value: meant(ui, organisation.form, organisation.legalForm) },
    registration(ui, organisation),
    { label: t('organisation.fact.city'), value: meant(ui, organisation.place, organisation.city) },
    { label: t('organisation.fact.founded'), value: foundedOn ? dateText(foundedOn, ui, 'long') : undefined },
    { label: t('organisation.fact.languages'), value: languages(ui, organisation.workingLanguages) },
    { label: t('organisation.fact.reaches'), value: organisation.targetGroups.join(', ') },
    { label: t('organisation.fact.size'), value: size(ui, organisation) },
    { label: t('organisation.fact.scope'), value: scope ? t(`organisation.scope.${scope}`) : undefined },
    { label: t('organisation.fact.website'), value: website ? externalLink(website) : undefined },
    ...verified(ui, organisation, verifiedBy),
    { label: t('organisation.fact.registryId'), value: organisation.registryId },
    {
      label: t('organisation.fact.updated'),
      value: dateText(dayOf(new Date(organisation.updatedAt)), ui, 'long'),
    },
  ];
}

/** As the reader's language calls it; the record's own words beside it where they differ. */
function meant({ language }: Ui, entry: KeptEntry | null, words: string | null): string | null {
  if (entry === null || words === null) return words;
  const name = nameIn(entry, language);
  return name.toLowerCase() === words.toLowerCase() ? words : `${name} (${words})`;
}

/** “Confirmed 3 months ago”, “Not confirmed since 2023”. */
function profile(ui: Ui, { confirmedOn }: OrganisationDetail): HtmlSafeString | string {
  const said = confirmation(ui, confirmedOn);
  if (!said) return ui.t('organisation.fact.notConfirmed');
  return state(said.isHolding ? 'passed' : 'cannot_tell', ui, { label: said.text });
}

/** The number with what it is called in its country; staff read what may be wrong with it. */
function registration(ui: Ui, { country, registrationNumber }: OrganisationDetail): Fact {
  const check = checkRegistration(country, registrationNumber);
  const label = ui.t('organisation.fact.registration');
  if (!registrationNumber) return { label };
  const values = { country: country ?? '', types: country ? expectedNumbers(country) : '' };
  const warnings = ui.person?.isStaff ? (check?.warnings ?? []) : [];
  return {
    label,
    value: check?.type ? `${check.type} ${registrationNumber}` : registrationNumber,
    note: html`${check?.orgId ? ui.t('organisation.fact.orgId', { id: check.orgId }) : ''}
    ${warnings.map((warning) => html`<span class="warned">${ui.t(`organisation.number.${warning}`, values)}</span>`)}`,
  };
}

function languages(ui: Ui, tags: string[]): string {
  return tags.map((tag) => languageName(tag, ui.language) ?? tag).join(', ');
}

/** “6–10 staff; 50–150 thousand EUR a year”. */
function size(ui: Ui, { staffBand, budgetBand }: OrganisationDetail): string {
  const parts = [
    staffBand && ui.t(`organisation.staffBand.${staffBand}` as MessageKey),
    budgetBand && ui.t(`organisation.budgetBand.${budgetBand}` as MessageKey),
  ];
  return parts.filter((part) => part).join('; ');
}

/** By whom is for staff: nothing of a person is public without consent. */
function verified(ui: Ui, { verifiedOn }: OrganisationDetail, by: string | undefined): Fact[] {
  if (verifiedOn === null) return [];
  const label = ui.t('organisation.fact.verified');
  const date = dateText(verifiedOn, ui, 'long');
  const value = by ? phrase(ui, 'organisation.fact.verifiedBy', { date, name: by }) : date;
  return [{ label, value }];
}

function themeLinks(ui: Ui, themes: OrganisationDetail['themes']): HtmlSafeString {
  return html`${themes.map(({ slug, names }) => {
    const name = names[ui.language] ?? names['en'] ?? slug;
    return html`<div><a href="${withQuery(paths.organisations(), { theme: slug })}">${name}</a></div>`;
  })}`;
}
