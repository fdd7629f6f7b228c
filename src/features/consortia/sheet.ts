import { formatMoney } from '#language/format.ts';
import { countryName } from '#language/countries.ts';
import { translatorOf } from '#language/translate.ts';
import type { Language } from '#language/languages.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { amountOf } from './builder-request.ts';
import type { Builder } from './builder.ts';

/** The partner sheet for a concept note as a workbook. The library is loaded when somebody asks for one. */
export async function sheetWorkbook({ asked, draft }: Builder, language: Language): Promise<Buffer> {
  const t = translatorOf(language);
  const { default: writeWorkbook } = await import('write-excel-file/node');
  const minor = amountOf(asked);
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  const text = (value: string | null | undefined) => ({ value: value ?? '', type: String });
  const note = kosovoNote(
    draft.members.map(({ organisation }) => organisation?.country),
    language,
  );
  const rows = [
    [bold(asked.title || t('builder.untitled'))],
    [text(draft.scheme ? `${draft.scheme.programme}: ${draft.scheme.name}` : t('match.basketNoScheme'))],
    [text(minor === undefined ? '' : formatMoney(minor, asked.currency, language))],
    [],
    (
      [
        'builder.organisation',
        'builder.country',
        'builder.role',
        'builder.task',
        'builder.share',
        'builder.part',
      ] as const
    ).map((key) => bold(t(key))),
    ...draft.members.map(({ organisation, asked: slug, share }, place) => [
      text(organisation?.name ?? slug),
      text(organisation?.country ? countryName(organisation.country, language) : t('general.notPublished')),
      text(t(place === 0 ? 'match.leads' : 'match.partner')),
      text(asked.tasks[asked.with.indexOf(slug)]),
      { value: share / 10_000, type: Number, format: '0.00%' },
      minor === undefined
        ? text('')
        : { value: Math.round((minor * share) / 10_000) / 100, type: Number, format: '#,##0.00' },
    ]),
    [],
    [bold(t('rules.heading'))],
    ...draft.rules.map(({ outcome, message, values }) => [
      text(t(message, values)),
      text(
        t(({ pass: 'state.passed', fail: 'state.fails', cannot_tell: 'state.cannotTell' } as const)[outcome]),
      ),
    ]),
    ...(note ? [[], [text(note)]] : []),
  ];
  return writeWorkbook(rows, {
    columns: [{ width: 48 }, { width: 24 }, { width: 12 }, { width: 36 }, { width: 10 }, { width: 16 }],
  }).toBuffer();
}
