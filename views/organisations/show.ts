import { html, type HtmlSafeString } from '@prairielearn/html';
import type { CallRow } from '#features/calls/queries.ts';
import type { MergeRow } from '#features/duplicates/merges.ts';
import type { OrganisationEvidence } from '#features/evidence/of-organisation.ts';
import { nameIn } from '#features/kept-lists/kinds.ts';
import type { OrganisationDetail } from '#features/organisations/queries.ts';
import type { Proposal } from '#features/profiles/queries.ts';
import type { Contact } from '#features/contacts/queries.ts';
import { languageName } from '#language/language-names.ts';
import { mixedLetters } from '#names/script.ts';
import { paths } from '#paths.ts';
import { linkButton, plainButton } from '../components/button.ts';
import { countryLabel } from '../components/country.ts';
import { nameLink } from '../components/name.ts';
import { notice } from '../components/notice.ts';
import { exampleLine, pageHead } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { citedSource, sourceList } from '../components/sources.ts';
import type { Page, Ui } from '../ui.ts';
import { ownActs, proposalNotice } from '../profiles/own.ts';
import { wrongSection } from '../corrections/forms.ts';
import { mergedSection } from '../duplicates/merged.ts';
import { contactsSection } from '../contacts/section.ts';
import { belongingSection, membersSection } from './belonging.ts';
import { callsSection } from './calls.ts';
import { evidenceSection } from './evidence.ts';
import { factsColumn } from './facts.ts';
import { grantsSection } from './grants.ts';
import { namesSection } from './names.ts';
import { partnersSection } from './partners.ts';

export interface OrganisationShown {
  organisation: OrganisationDetail;
  /** Its name in Latin letters, for readers whose language is written in them. */
  latin: string | undefined;
  staff: StaffOnly | undefined;
  /** Whether the reader acts for it. */
  isOwn: boolean;
  /** Its own members and staff of its country. */
  canEdit: boolean;
  /** For staff and who acts for it: what waits, or was refused last. */
  proposal: Proposal | undefined;
  /** What this reader may see of its contacts; all of it for staff and its members. */
  contacts: Contact[];
  seesAll: boolean;
  evidence: OrganisationEvidence[];
  /** Its own, open ones. */
  calls: CallRow[];
}

/** What only staff read: what became part of it, and who held it against its sources last. */
export interface StaffOnly {
  merges: MergeRow[];
  verifiedBy: string | undefined;
}

/** An organisation. A thin record is a short page: sections that would be empty are left out. */
export function organisationPage(ui: Ui, shown: OrganisationShown): Page {
  const { organisation, latin, staff, isOwn, canEdit, proposal } = shown;
  const { t } = ui;
  const { name, nameLanguage } = organisation;
  const isExample = name.endsWith('(example)');
  const kept = (part: string, draw: () => HtmlSafeString | string) =>
    ui.parts.keep(
      `organisation ${organisation.id} ${part} ${ui.person?.isStaff ?? false}`,
      () => html`${draw()}`,
    );
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
          ${proposalNotice(ui, proposal)} ${hints(ui, organisation)}
          ${ui.person?.isStaff ? mixedScripts(ui, organisation) : ''} ${mission(ui, organisation)}
          ${callsSection(ui, shown.calls)} ${kept('grants', () => grantsSection(ui, organisation.grants))}
          ${kept('belonging', () => belongingSection(ui, organisation))}
          ${kept('members', () => membersSection(ui, organisation))}
          ${kept('partners', () => partnersSection(ui, organisation.partners, organisation.slug))}
          ${evidenceSection(ui, shown.evidence)} ${kept('names', () => namesSection(ui, organisation))}
          ${contactsSection(ui, { ...shown, slug: organisation.slug })}
          ${kept('sources', () => sources(ui, organisation))}
        </div>
        <div class="column-side">
          ${
            canEdit && !isOwn
              ? linkButton({
                  label: t('organisation.edit'),
                  href: paths.editOrganisation(organisation.slug),
                  isWide: true,
                })
              : ''
          }
          ${isOwn ? ownActs(ui, organisation.slug) : ''}
          ${kept('facts', () => factsColumn(ui, organisation, staff?.verifiedBy))}
          ${wrongSection(ui, organisation.slug, isOwn)} ${staff ? staffSide(ui, organisation, staff, canEdit) : ''}
        </div>
      </div>
    `,
  };
}

function staffSide(
  ui: Ui,
  { slug }: OrganisationDetail,
  { merges }: StaffOnly,
  canEdit: boolean,
): HtmlSafeString {
  return html`${
    canEdit
      ? html`<form class="side-act" method="post" action="${paths.organisationVerification(slug)}">
            ${plainButton({ label: ui.t('organisation.verify'), isSmall: true })}
          </form>`
      : ''
  }
    ${mergedSection(ui, slug, merges)}`;
}

/** “Civil society organisation, Kumanovo, North Macedonia”. */
function kicker(ui: Ui, { kind, city, place, country }: OrganisationDetail): string {
  const town = place ? nameIn(place, ui.language) : city;
  const parts = [ui.t(`organisation.kind.${kind}`), town, country && countryLabel(country, ui)];
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

/** For staff: letters of the other script that hide in a word. */
function mixedScripts(ui: Ui, { names }: OrganisationDetail): HtmlSafeString {
  const found = names.flatMap(({ name }) => mixedLetters(name).map((mixed) => ({ name, ...mixed })));
  return html`${found.map(({ name, word, stray }) => {
    const letters = stray.map(({ letter }) => letter).join(', ');
    return notice({
      kind: 'waiting',
      body: html`<p>${ui.t('organisation.mixed', { word, name, letters })}</p>`,
    });
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
    body: sourceList(ui, citations.map(citedSource)),
  });
}
