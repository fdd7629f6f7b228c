import { html, type HtmlSafeString } from '@prairielearn/html';
import type { CeremonyGrant } from '#features/ceremonies/list-rows.ts';
import type { CeremonyDetail } from '#features/ceremonies/queries.ts';
import { countryName } from '#language/countries.ts';
import { formatHour } from '#language/format.ts';
import { paths, withQuery } from '#paths.ts';
import { plainButton, quietButton } from '../components/button.ts';
import { dateText } from '../components/date.ts';
import { moneyOrUnknown, notPublished } from '../components/money.ts';
import { nameLink } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import { state } from '../components/state.ts';
import { dataTable, type Column, type Row } from '../components/table.ts';
import type { Ui } from '../ui.ts';
import { isAhead } from './no-list.ts';

type Key = 'number' | 'grantee' | 'country' | 'amount' | 'state' | 'act';

export interface GrantsTable {
  ceremony: Pick<CeremonyDetail, 'slug' | 'plannedOn' | 'closedAt'>;
  grants: readonly CeremonyGrant[];
  /** Grants on the list with their places, or those that are signed here and on no list. */
  kind: 'listed' | 'unlisted';
  caption: string;
  /** Staff change the order: places as fields and buttons in place of what else they do. */
  isOrdering: boolean;
}

/** The grants of a ceremony: who, how much, and how far. */
export function grantsTable(ui: Ui, table: GrantsTable): HtmlSafeString {
  const { kind, grants, isOrdering } = table;
  const rows = dataTable<Key>({
    caption: table.caption,
    isCaptionHidden: true,
    columns: columns(ui, kind, isOrdering),
    rows: grants.map((grant) => ({
      id: `grant-${grant.reference}`,
      cells: { ...cells(ui, table, grant), act: isOrdering ? ordering(ui, table, grant) : '' },
    })),
  });
  return isOrdering ? html`${rows} ${orderingForms(table)}` : rows;
}

/** While the order is changed, amounts and states make room for it. */
function columns({ t }: Ui, kind: GrantsTable['kind'], isOrdering: boolean): Column<Key>[] {
  const isListed = kind === 'listed';
  const number = {
    key: 'number',
    label: t('ceremony.column.number'),
    kind: 'number',
    align: 'start',
  } as const;
  const grantee = { key: 'grantee', label: t('ceremony.column.grantee'), kind: 'name' } as const;
  const place = { key: 'country', label: t('ceremony.column.country') } as const;
  if (isOrdering) {
    return [number, grantee, place, { key: 'act', label: t('ceremony.column.act'), kind: 'act' }];
  }
  return [
    ...(isListed ? [number] : []),
    grantee,
    place,
    { key: 'amount', label: t('ceremony.column.amount'), kind: 'figure' },
    {
      key: 'state',
      label: t(isListed ? 'ceremony.column.state' : 'ceremony.column.signedOn'),
      kind: 'state',
    },
  ];
}

function cells(ui: Ui, table: GrantsTable, grant: CeremonyGrant): Row<Key>['cells'] {
  const { position, reference, title, lead, amountMinor, currency } = grant;
  return {
    number: position === null ? '' : String(position),
    grantee: html`${nameLink({ href: paths.grant(reference), name: lead.name, lang: lead.language })}<span class="note"
        >${title === null ? '' : html`${title} · `}<span class="reference">${reference}</span></span
      >`,
    country: country(ui, lead.country),
    amount: moneyOrUnknown(amountMinor, currency, ui),
    state: html`${stateOf(ui, table, grant)} ${table.isOrdering ? '' : signingLink(ui, table, grant)}`,
  };
}

/** Codes stand in the table, as in the strip of countries; read aloud it is the name. */
function country(ui: Ui, code: string | null): HtmlSafeString {
  if (code === null) return notPublished(ui);
  return html`<span aria-hidden="true">${code}</span><span class="visually-hidden">${countryName(code, ui.language)}</span>`;
}

function stateOf(ui: Ui, { ceremony }: GrantsTable, grant: CeremonyGrant): HtmlSafeString {
  const { signing, stateAt, note } = grant;
  if (signing) {
    if (signing.kind === 'reported') {
      return state('signed', ui, {
        note: phrase(ui, 'ceremony.reported', { date: dateText(signing.signedOn, ui) }),
      });
    }
    if (signing.ceremony !== ceremony.slug) {
      return state('signed', ui, {
        note: phrase(ui, 'ceremony.elsewhere', { date: dateText(signing.signedOn, ui) }),
      });
    }
    const hour =
      signing.signedAt === null ? dateText(signing.signedOn, ui) : formatHour(signing.signedAt, ui.language);
    return state(signing.isRemote ? 'signed_remotely' : 'signed', ui, { note: hour });
  }
  const isOver =
    ceremony.closedAt !== null || (ceremony.plannedOn !== null && !isAhead(ui, ceremony.plannedOn));
  const kind = grant.state ?? 'listed';
  const label = kind === 'listed' && isOver ? ui.t('ceremony.notSigned') : undefined;
  const said = [stateAt === null ? '' : formatHour(stateAt, ui.language), note ?? '']
    .filter(Boolean)
    .join(', ');
  return state(kind, ui, { label, note: said || undefined });
}

function signingLink(
  ui: Ui,
  { ceremony }: GrantsTable,
  { signing, reference, lead }: CeremonyGrant,
): HtmlSafeString | string {
  if (!ui.person?.isStaff || signing !== null) return '';
  const { t } = ui;
  return html`<a class="state-act" href="${withQuery(paths.signing(reference), { ceremony: ceremony.slug })}"
    >${t('ceremony.logSigning')}<span class="visually-hidden"> ${t('ceremony.logSigningOf', { name: lead.name })}</span></a
  >`;
}

/**
 * A grant is moved by one place, or to a place typed, and taken off; a signed one stays where it is. The forms
 * stand after the table, for a cell's value may hold none.
 */
function ordering(ui: Ui, table: GrantsTable, grant: CeremonyGrant): HtmlSafeString {
  const { t } = ui;
  const { reference, lead, position } = grant;
  if (position === null || !isMovable(table, grant)) return stateOf(ui, table, grant);
  const field = `position-${reference}`;
  const form = `move-${reference}`;
  const spoken = lead.name;
  const step = (label: string, to: number) =>
    to < 1 || to > table.grants.length
      ? ''
      : quietButton({ label, name: 'step', value: String(to), form, spoken });
  return html`<span class="ordering">
    <label class="visually-hidden" for="${field}">${t('ceremony.placeOf', { name: lead.name })}</label>
    <input
      class="ds-input place-input"
      id="${field}"
      form="${form}"
      name="position"
      value="${position}"
      inputmode="numeric"
      autocomplete="off"
    />
    ${plainButton({ label: t('ceremony.move'), isSmall: true, form, spoken })}
    ${step(t('ceremony.up'), position - 1)} ${step(t('ceremony.down'), position + 1)}
    ${quietButton({ label: t('ceremony.remove'), form: `remove-${reference}`, spoken })}
  </span>`;
}

function orderingForms(table: GrantsTable): HtmlSafeString {
  const { slug } = table.ceremony;
  return html`${table.grants
    .filter((grant) => isMovable(table, grant))
    .map(
      ({
        reference,
      }) => html`<form id="move-${reference}" method="post" action="${paths.ceremonyListPosition(slug, reference)}"></form>
        <form id="remove-${reference}" method="post" action="${paths.ceremonyListRemoval(slug, reference)}"></form>`,
    )}`;
}

function isMovable({ ceremony }: GrantsTable, { signing }: CeremonyGrant): boolean {
  return signing?.ceremony !== ceremony.slug;
}
