import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Partner, PartnerReason } from '#features/organisations/partners.ts';
import { locales, type Language } from '#language/languages.ts';
import { paths } from '#paths.ts';
import { countryOrUnknown } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { nameLink } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';

/** So many partners stand open; the rest fold under a line that says how many they are. */
const OPEN_PARTNERS = 12;
/** A title may be shortened inside a reason; the record it leads to has it in full. */
const LONGEST_TITLE = 48;

/** Who was joined with it, each once, with every reason; nothing where nobody was. */
export function partnersSection(ui: Ui, partners: Partner[], slug: string): HtmlSafeString | string {
  const { t } = ui;
  if (partners.length === 0) return '';
  const [open, folded] = [partners.slice(0, OPEN_PARTNERS), partners.slice(OPEN_PARTNERS)];
  return section({
    title: t('organisation.partners'),
    id: 'partners',
    note: t('organisation.partnersNote'),
    links: [{ label: t('network.see'), href: paths.partnersNetwork({ by: 'all', focus: slug }) }],
    body: html`${table(ui, open)}
    ${
      folded.length > 0
        ? html`<details class="fold">
          <summary>${t('organisation.partnersMore', { count: folded.length })}</summary>
          ${table(ui, folded)}
        </details>`
        : ''
    }`,
  });
}

function table(ui: Ui, partners: Partner[]): HtmlSafeString {
  const { t } = ui;
  return dataTable({
    caption: t('organisation.partners'),
    isCaptionHidden: true,
    isUnderHeading: true,
    columns: [
      { key: 'name', label: t('organisations.column.name'), kind: 'name' },
      { key: 'together', label: t('organisation.partners.how') },
    ],
    rows: partners.map(({ slug, name, nameLanguage, country, reasons }) => ({
      cells: {
        name: html`${nameLink({ name, lang: nameLanguage, href: paths.organisation(slug) })}<span class="note"
            >${countryOrUnknown(country, ui)}</span
          >`,
        together: together(ui, reasons),
      },
    })),
  });
}

const listFormats = new Map<Language, Intl.ListFormat>();

/** One for each language, since making it costs far more than using it. */
function listFormatOf(language: Language): Intl.ListFormat {
  const format = listFormats.get(language) ?? new Intl.ListFormat(locales[language], { type: 'conjunction' });
  listFormats.set(language, format);
  return format;
}

/** “Together in the grant X since 1 Feb 2023 and the coalition Y”. */
function together(ui: Ui, reasons: PartnerReason[]): HtmlSafeString {
  const parts = listFormatOf(ui.language).formatToParts(reasons.map((_, place) => String(place)));
  const list = html`${parts.map(({ type, value }) =>
    type === 'element' ? reason(ui, reasons[Number(value)]!) : value,
  )}`;
  return html`<span class="note">${phrase(ui, 'organisation.together', { list })}</span>`;
}

const addresses = { grant: paths.grant, coalition: paths.coalition, network: paths.organisation } as const;

function reason(ui: Ui, { noun, slug, title, language, since, until }: PartnerReason): HtmlSafeString {
  const text = title ?? slug;
  const name = text.length > LONGEST_TITLE ? `${text.slice(0, text.lastIndexOf(' ', LONGEST_TITLE))}…` : text;
  const link = html`<a href="${addresses[noun](slug)}" ${title && language ? html`lang="${language}"` : ''}>${name}</a>`;
  return html`${phrase(ui, `organisation.together.${noun}`, { name: link })}${time(ui, since, until)}`;
}

function time(ui: Ui, since: string | null, until: string | null): HtmlSafeString | string {
  const isOver = until !== null && until < ui.today.slice(0, until.length);
  if (since && isOver) {
    return html`, ${phrase(ui, 'organisation.until', { since: dateText(since, ui), until: dateText(until, ui) })}`;
  }
  return since ? html` ${phrase(ui, 'organisation.since', { date: dateText(since, ui) })}` : '';
}
