import { html, type HtmlSafeString } from '@prairielearn/html';
import type { CountryPair } from '#features/grants/pairs.ts';
import type { GrantDetail, Participant } from '#features/grants/queries.ts';
import { formatMoney, formatNumber } from '#language/format.ts';
import { paths } from '#paths.ts';
import { countryLabel, countryOrUnknown } from '../components/country.ts';
import { notPublished } from '../components/money.ts';
import { nameLink } from '../components/name.ts';
import { dateText } from '../components/date.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { sourceMark } from '../components/sources.ts';
import { dataTable, type Row } from '../components/table.ts';
import type { Ui } from '../ui.ts';

type Key = 'organisation' | 'country' | 'role' | 'share' | 'amount' | 'amended';

/** The organisations of a grant, the lead first, with their shares of the budget. */
export function consortiumSection(ui: Ui, grant: GrantDetail): HtmlSafeString {
  const { t } = ui;
  const all = [grant.lead, ...grant.partners];
  const countries = new Set(all.flatMap(({ country }) => country ?? [])).size;
  const hasShares = all.some(({ share }) => share !== null);
  const hasAmounts = all.length > 1 && hasShares && grant.amountMinor !== null && grant.currency !== null;
  const hasAmended = hasAmounts && isAmended(grant, all);
  const counts = [
    t('grant.organisationCount', { count: all.length }),
    ...(countries > 0 ? [t('grant.countryCount', { count: countries })] : []),
  ];
  return section({
    title: t('grant.organisations'),
    note: html`${counts.join(', ')}${grant.citations.length > 0 ? sourceMark(1, ui) : ''}`,
    body: dataTable<Key>({
      caption: t('grant.organisations'),
      isCaptionHidden: true,
      isUnderHeading: true,
      phone: hasAmounts ? 'pairs' : 'line',
      columns: [
        { key: 'organisation', label: t('grant.column.organisation'), kind: 'name' },
        { key: 'country', label: t('grant.column.country') },
        { key: 'role', label: t('grant.column.role') },
        ...(all.length > 1
          ? [{ key: 'share', label: t('grant.column.share'), kind: 'figure', phone: 'labelled' } as const]
          : []),
        ...(hasAmounts
          ? [
              {
                key: 'amount',
                label: t(grant.signing ? 'grant.column.signed' : 'grant.column.amount', {
                  currency: grant.currency!,
                }),
                kind: 'figure',
              } as const,
            ]
          : []),
        ...(hasAmended
          ? [
              {
                key: 'amended',
                label: t('grant.column.amended', { currency: grant.currency! }),
                kind: 'figure',
              } as const,
            ]
          : []),
      ],
      rows: all.map((participant) => ({
        cells: {
          ...cells(ui, grant, participant, hasAmounts),
          ...(hasAmended ? amendedCell(ui, grant, participant) : {}),
        },
      })),
      foot: hasAmounts ? [sum(ui, grant, all, hasAmended)] : [],
    }),
  });
}

function cells(ui: Ui, grant: GrantDetail, participant: Participant, hasAmounts: boolean): Row<Key>['cells'] {
  const { slug, name, language, country, role, task, share, nameAtSigning, joinedOn } = participant;
  const signedAs = nameAtSigning !== null && nameAtSigning !== name;
  return {
    organisation: html`${nameLink({ href: paths.organisation(slug), name, lang: language })}${
      signedAs ? html`<span class="note">${ui.t('grant.nameAtSigning', { name: nameAtSigning })}</span>` : ''
    }${change(ui, participant)}`,
    country: countryOrUnknown(country, ui),
    role: html`${ui.t(`grant.role.${role}`)}${task ? html`<span class="note">${task}</span>` : ''}`,
    share: shares(ui, participant),
    ...(hasAmounts && !joinedOn
      ? { amount: share === null ? notPublished(ui) : part(ui, grant, share) }
      : {}),
  };
}

/** Hundredths of a per cent as the reader's language writes them. */
function shareText(ui: Ui, share: number): string {
  return `${formatNumber(share / 100, ui.language)}%`;
}

/** The share of the amount in whole minor units: rounded for reading, never stored. */
function part(
  ui: Ui,
  { amountMinor, currency }: Pick<GrantDetail, 'amountMinor' | 'currency'>,
  share: number,
): HtmlSafeString {
  const minor = Math.round((amountMinor! * share) / 100_00);
  return html`<span class="money">${formatMoney(minor, currency!, ui.language).slice(currency!.length + 1)}</span>`;
}

function sum(ui: Ui, grant: GrantDetail, all: Participant[], hasAmended: boolean): Row<Key> {
  const total = all.reduce((sumOf, { share, joinedOn }) => sumOf + (joinedOn ? 0 : (share ?? 0)), 0);
  return {
    cells: {
      organisation: ui.t('grant.sum'),
      share: shareText(ui, total),
      amount: part(ui, grant, 100_00),
      ...(hasAmended ? { amended: part(ui, { ...grant, amountMinor: amendedOf(grant) }, 100_00) } : {}),
    },
  };
}

function amendedOf({ amendedMinor, amountMinor }: GrantDetail): number | null {
  return amendedMinor ?? amountMinor;
}

/** Whether budget, shares or partners were amended since the signing. */
function isAmended({ amendedMinor }: GrantDetail, all: Participant[]): boolean {
  return (
    amendedMinor !== null ||
    all.some(
      ({ amendedShare, joinedOn, leftOn }) => Boolean(joinedOn ?? leftOn) || typeof amendedShare === 'number',
    )
  );
}

/** The share as signed, and behind it the one that holds now where it is another. */
function shares(ui: Ui, { share, amendedShare, joinedOn, leftOn }: Participant): HtmlSafeString | string {
  const signed = share === null || joinedOn ? undefined : shareText(ui, share);
  if (leftOn || typeof amendedShare !== 'number' || amendedShare === share)
    return signed ?? (joinedOn ? '' : notPublished(ui));
  const now = shareText(ui, amendedShare);
  return signed === undefined
    ? now
    : html`${signed}<span class="note">${ui.t('grant.shareNow', { share: now })}</span>`;
}

function amendedCell(ui: Ui, grant: GrantDetail, participant: Participant): Row<Key>['cells'] {
  const { share, amendedShare, leftOn, joinedOn } = participant;
  const now = amendedShare ?? (joinedOn ? null : share);
  if (leftOn) return {};
  return {
    amended: now === null ? notPublished(ui) : part(ui, { ...grant, amountMinor: amendedOf(grant) }, now),
  };
}

/** When a partner came in or went. */
function change(ui: Ui, { joinedOn, leftOn }: Participant): HtmlSafeString | '' {
  if (leftOn)
    return html`<span class="note">${phrase(ui, 'grant.partnerLeft', { date: dateText(leftOn, ui) })}</span>`;
  return joinedOn
    ? html`<span class="note">${phrase(ui, 'grant.partnerJoined', { date: dateText(joinedOn, ui) })}</span>`
    : '';
}

/** Which of the six countries the grant joined with one another; left out where it joined none. */
export function pairsSection(ui: Ui, pairs: CountryPair[], isPlanned: boolean): HtmlSafeString | string {
  const { t } = ui;
  const count = pairs.reduce((all, { others }) => all + others.length, 0);
  if (count === 0) return '';
  const label = (code: string) => countryLabel(code, ui);
  return section({
    title: t(isPlanned ? 'grant.pairsPlanned' : 'grant.pairs'),
    note: count === 15 ? t('grant.pairsAll') : t('grant.pairCount', { count }),
    body: html`<p class="prose">
      ${pairs.map(
        ({ country, others }, place) =>
          html`${place > 0 ? '; ' : ''}${t('grant.pairsOf', { country: label(country), others: others.map(label).join(', ') })}`,
      )}.
    </p>`,
  });
}
