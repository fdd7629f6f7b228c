import type { HtmlSafeString } from '@prairielearn/html';
import type { OrganisationName } from '#features/organisations/queries.ts';
import { languageName } from '#language/language-names.ts';
import { dateRange } from '../components/date.ts';
import { nameText } from '../components/name.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';

const scripts = ['Latn', 'Cyrl', 'mixed'] as const;

/** Every name with its kind, language and script. */
export function namesSection(ui: Ui, names: OrganisationName[]): HtmlSafeString {
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
          name: nameText({ name: name.name, lang: name.language }),
          kind: t(`organisation.nameKind.${name.kind}`),
          language: languageAndScript(ui, name),
          used: dateRange(name.usedFrom, name.usedUntil, ui),
        },
      })),
    }),
  });
}

/** “Macedonian, Cyrillic”; the script alone where no source says the language. */
function languageAndScript(ui: Ui, { language, script }: OrganisationName): string {
  const known = scripts.find((code) => code === script);
  const base = language?.replace(/-(Latn|Cyrl)\b/, '');
  const parts = [base && languageName(base, ui.language), known && ui.t(`organisation.script.${known}`)];
  return parts.filter((part) => part).join(', ');
}
