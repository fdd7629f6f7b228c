import { html, type HtmlSafeString } from '@prairielearn/html';
import type { OrganisationDetail, OrganisationName } from '#features/organisations/queries.ts';
import { languageName } from '#language/language-names.ts';
import { toCyrillic, toLatin } from '#names/transliterate.ts';
import { dateRange } from '../components/date.ts';
import { nameText } from '../components/name.ts';
import { section } from '../components/section.ts';
import { sourceMark } from '../components/sources.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';

const scripts = ['Latn', 'Cyrl', 'mixed'] as const;

/** Every name with its kind, language and script. */
export function namesSection(ui: Ui, { names, citations }: OrganisationDetail): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('organisation.names'),
    id: 'names',
    note: t('organisation.namesNote'),
    body: dataTable({
      caption: t('organisation.names'),
      isCaptionHidden: true,
      isUnderHeading: true,
      columns: [
        { key: 'name', label: t('organisation.names.name'), kind: 'name' },
        { key: 'kind', label: t('organisation.names.kind') },
        { key: 'language', label: t('organisation.names.language') },
        { key: 'used', label: t('organisation.names.used'), kind: 'date', phone: 'labelled' },
      ],
      rows: names.map((name) => ({
        cells: {
          name: nameCell(ui, name, citations),
          kind: t(`organisation.nameKind.${name.kind}`),
          language: languageAndScript(ui, name),
          used: dateRange(name.usedFrom, name.usedUntil, ui),
        },
      })),
    }),
  });
}

/** The name, the mark of its source, and under it the same in the other script, which nobody gave. */
function nameCell(
  ui: Ui,
  { name, language, source }: OrganisationName,
  citations: OrganisationDetail['citations'],
): HtmlSafeString {
  const number = source === null ? 0 : citations.findIndex(({ address }) => address === source) + 1;
  const other = inOtherScript(name, language);
  return html`${nameText({ name, lang: language })}${number > 0 ? sourceMark(number, ui) : ''}${
    other ? html`<span class="note">${other} ${ui.t('organisation.transliterated')}</span>` : ''
  }`;
}

/** Cyrillic in Latin letters, and Latin of a language that is written in both in Cyrillic ones. */
function inOtherScript(name: string, language: string | null): string | undefined {
  const isCyrillic = /\p{Script=Cyrillic}/u.test(name);
  // Towards Latin the languages of the region read every letter alike, so that an unknown one does no harm.
  const other = isCyrillic ? toLatin(name, language ?? 'sr') : language ? toCyrillic(name, language) : name;
  return other === name ? undefined : other;
}

/** “Macedonian, Cyrillic”; the script alone where no source says the language. */
function languageAndScript(ui: Ui, { language, script }: OrganisationName): string {
  const known = scripts.find((code) => code === script);
  const base = language?.replace(/-(Latn|Cyrl)\b/, '');
  const parts = [base && languageName(base, ui.language), known && ui.t(`organisation.script.${known}`)];
  return parts.filter((part) => part).join(', ');
}
