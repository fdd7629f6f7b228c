import { html, type HtmlSafeString } from '@prairielearn/html';
import type { OrganisationDetail } from '#features/organisations/queries.ts';
import type { Contact } from '#features/contacts/queries.ts';
import { languageName } from '#language/language-names.ts';
import { paths } from '#paths.ts';
import { linkButton } from '../components/button.ts';
import { countryLabel } from '../components/country.ts';
import { nameLink } from '../components/name.ts';
import { notice } from '../components/notice.ts';
import { exampleLine, pageHead } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { sourceList, type Source } from '../components/sources.ts';
import type { Page, Ui } from '../ui.ts';
import { contactsSection } from '../contacts/section.ts';
import { belongingSection, membersSection } from './belonging.ts';
import { factsColumn } from './facts.ts';
import { grantsSection } from './grants.ts';
import { namesSection } from './names.ts';
import { partnersSection } from './partners.ts';

export interface OrganisationShown {
  organisation: OrganisationDetail;
  /** Its name in Latin letters, for readers whose language is written in them. */
  latin: string | undefined;
  /** Its own members and staff of its country. */
  canEdit: boolean;
  /** What this reader may see of its contacts; all of it for staff and its members. */
  contacts: Contact[];
  seesAll: boolean;
}

/** An organisation. A thin record is a short page: sections that would be empty are left out. */
export function organisationPage(ui: Ui, shown: OrganisationShown): Page {
  const { organisation, latin, canEdit } = shown;
  const { t } = ui;
  const { name, nameLanguage } = organisation;
  const isExample = name.endsWith('(example)');
  return {
    title: name,
    section: 'organisations',
    history: paths.history('organisation', organisation.slug),
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('organisations.title'), href: paths.organisations() },
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
            kicker: kicker(ui, organisation),
            second: latin,
            isLong: name.length > 40,
          })}
          ${hints(ui, organisation)} ${mission(ui, organisation)} ${grantsSection(ui, organisation.grants)}
          ${belongingSection(ui, organisation)} ${membersSection(ui, organisation)}
          ${partnersSection(ui, organisation.partners)} ${namesSection(ui, organisation.names)}
          ${contactsSection(ui, { ...shown, slug: organisation.slug })} ${sources(ui, organisation)}
        </div>
        <div class="column-side">
          ${
            canEdit
              ? linkButton({
                  label: t('organisation.edit'),
                  href: paths.editOrganisation(organisation.slug),
                  isWide: true,
                })
              : ''
          }
          ${factsColumn(ui, organisation)} ${joinLink(ui, organisation.slug)}
        </div>
      </div>
    `,
  };
}

/** For visitors: whose organisation it is may ask to keep the profile. */
function joinLink(ui: Ui, slug: string): HtmlSafeString | string {
  if (ui.person || ui.isPractice) return '';
  return html`<p class="note"><a href="${paths.join(slug)}">${ui.t('join.yours')}</a></p>`;
}

/** “Civil society organisation, Kumanovo, North Macedonia”. */
function kicker(ui: Ui, { kind, city, country }: OrganisationDetail): string {
  const parts = [ui.t(`organisation.kind.${kind}`), city, country && countryLabel(country, ui)];
  return parts.filter((part) => part !== null && part !== '').join(', ');
}

/** What a reader should know and nobody has decided. */
function hints(ui: Ui, { hints: all }: OrganisationDetail): HtmlSafeString {
  return html`${all.map(({ text, other }) => {
    const body = other
      ? phrase(ui, 'organisation.hint.may_be_same', {
          name: nameLink({ name: other.name, href: paths.organisation(other.slug) }),
        })
      : phrase(ui, 'organisation.hint.other', { text: text ?? '' });
    return notice({ kind: 'waiting', body: html`<p>${body}${other && text ? html` ${text}` : ''}</p>` });
  })}`;
}

function mission(ui: Ui, { missions }: OrganisationDetail): HtmlSafeString | string {
  const all = Object.entries(missions);
  if (all.length === 0) return '';
  return section({
    title: ui.t('organisation.what'),
    body: html`<div class="prose">
      ${all.map(([tag, text]) => {
        const label = all.length > 1 ? languageName(tag, ui.language) : undefined;
        return html`${label ? html`<h3 class="side-title">${label}</h3>` : ''}
          <p ${tag === 'und' ? '' : html`lang="${tag}"`}>${text}</p>`;
      })}
    </div>`,
  });
}

function sources(ui: Ui, { citations }: OrganisationDetail): HtmlSafeString | string {
  if (citations.length === 0) return '';
  return section({
    title: ui.t('sources.title'),
    id: 'sources',
    body: sourceList(
      ui,
      citations.map(({ address, readOn, basis, note }) => ({
        title: address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, ''),
        url: address,
        readOn,
        basis: basis as Source['basis'],
        note: note ?? undefined,
      })),
    ),
  });
}
