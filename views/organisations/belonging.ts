import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Belonging, Member } from '#features/organisations/belonging.ts';
import type { OrganisationDetail } from '#features/organisations/queries.ts';
import { paths } from '#paths.ts';
import type { Content } from '../components/content.ts';
import { countryOrUnknown } from '../components/country.ts';
import { dateRange, dateText } from '../components/date.ts';
import { notPublished } from '../components/money.ts';
import { nameLink } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';

/** What it belongs to, belonged to, or only took part in; nothing where none is recorded. */
export function belongingSection(ui: Ui, { belonging }: OrganisationDetail): HtmlSafeString | string {
  const { t } = ui;
  if (belonging.length === 0) return '';
  return section({
    title: t('organisation.belonging'),
    id: 'coalitions',
    body: dataTable({
      caption: t('organisation.belonging'),
      isCaptionHidden: true,
      isUnderHeading: true,
      columns: [
        { key: 'name', label: t('organisation.belonging.of'), kind: 'name' },
        { key: 'role', label: t('organisation.belonging.role') },
        { key: 'time', label: t('organisation.belonging.time'), kind: 'date' },
      ],
      rows: belonging.map((row) => ({
        cells: { name: nameOf(row), role: role(ui, row), time: time(ui, row) },
      })),
    }),
  });
}

/** Of a network: its members, present ones first. */
export function membersSection(ui: Ui, { members, carries }: OrganisationDetail): HtmlSafeString | string {
  const { t } = ui;
  if (members.length === 0 && !carries) return '';
  const now = members.filter(({ kind, hasLeft }) => kind === 'member' && !hasLeft).length;
  return section({
    title: t('organisation.members'),
    id: 'members',
    note: members.length > 0 ? t('organisation.membersNow', { count: now }) : undefined,
    body: html`${carries ? carried(ui, carries) : ''} ${members.length > 0 ? membersTable(ui, members) : ''}`,
  });
}

function membersTable(ui: Ui, members: Member[]): HtmlSafeString {
  const { t } = ui;
  return dataTable({
    caption: t('organisation.members'),
    isCaptionHidden: true,
    isUnderHeading: true,
    columns: [
      { key: 'name', label: t('organisations.column.name'), kind: 'name' },
      { key: 'country', label: t('organisation.members.country') },
      { key: 'role', label: t('organisation.belonging.role') },
      { key: 'time', label: t('organisation.belonging.time'), kind: 'date' },
    ],
    rows: members.map((member) => ({
      cells: {
        name: nameLink({
          name: member.name,
          lang: member.nameLanguage,
          href: paths.organisation(member.slug),
        }),
        country: countryOrUnknown(member.country, ui),
        role: role(ui, member),
        time: time(ui, member),
      },
    })),
  });
}

function carried(
  ui: Ui,
  { slug, name, language }: NonNullable<OrganisationDetail['carries']>,
): HtmlSafeString {
  const link = nameLink({ name, lang: language, href: paths.coalition(slug) });
  return html`<p class="note">${phrase(ui, 'organisation.carries', { name: link })}</p>`;
}

function nameOf({ of: { noun, slug, name, language } }: Belonging): HtmlSafeString {
  const href = noun === 'coalition' ? paths.coalition(slug) : paths.organisation(slug);
  return nameLink({ name, lang: language, href });
}

function role(ui: Ui, { kind, hasLeft, role: words }: Pick<Belonging, 'kind' | 'hasLeft' | 'role'>): Content {
  const word = ui.t(`organisation.belongs.${kind === 'member' && hasLeft ? 'former' : kind}`);
  // “Member, in the words of its source: member” says nothing twice.
  return words && words.toLowerCase() !== kind ? html`${word}<span class="note">${words}</span>` : word;
}

/** Since when; until when for who left, which may be unknown as well. */
function time(
  ui: Ui,
  { joinedOn, leftOn, hasLeft }: Pick<Belonging, 'joinedOn' | 'leftOn' | 'hasLeft'>,
): HtmlSafeString {
  if (hasLeft || leftOn) return dateRange(joinedOn, leftOn, ui);
  return joinedOn ? phrase(ui, 'organisation.since', { date: dateText(joinedOn, ui) }) : notPublished(ui);
}
