import { html, type HtmlSafeString } from '@prairielearn/html';
import type { OrganisationGrant } from '#features/organisations/grants.ts';
import { paths } from '#paths.ts';
import { dateRange, dateText } from '../components/date.ts';
import { moneyOrUnknown, notPublished } from '../components/money.ts';
import { nameLink } from '../components/name.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';

/** The grants that it leads or is partner in; nothing where none is recorded. */
export function grantsSection(ui: Ui, grants: OrganisationGrant[]): HtmlSafeString | string {
  const { t } = ui;
  if (grants.length === 0) return '';
  const leads = grants.filter(({ role }) => role === 'lead').length;
  const counts = [
    leads > 0 ? t('organisation.leads', { count: leads }) : '',
    grants.length > leads ? t('organisation.partnerIn', { count: grants.length - leads }) : '',
  ].filter((text) => text !== '');
  const hasStatus = grants.some(({ status }) => status !== null);
  const hasShare = grants.some(({ share }) => share !== null);
  return section({
    title: t('organisation.grants'),
    id: 'grants',
    note: capitalised(counts.join(', ')),
    body: dataTable({
      caption: t('organisation.grants'),
      isCaptionHidden: true,
      isUnderHeading: true,
      phone: 'pairs',
      columns: [
        { key: 'title', label: t('organisation.grants.title'), kind: 'name' },
        { key: 'role', label: t(hasShare ? 'organisation.grants.roleAndShare' : 'organisation.grants.role') },
        { key: 'runs', label: t('organisation.grants.runs'), kind: 'date' },
        ...(hasStatus ? [{ key: 'status', label: t('organisation.grants.status') } as const] : []),
        { key: 'amount', label: t('organisation.grants.amount'), kind: 'figure' },
      ],
      rows: grants.map((grant) => ({
        cells: {
          title: titleCell(ui, grant),
          role: roleCell(ui, grant),
          runs: runsCell(ui, grant),
          status: grant.status ? t(`grant.status.${grant.status}`) : notPublished(ui),
          amount: moneyOrUnknown(grant.amountMinor, grant.currency, ui),
        },
      })),
    }),
  });
}

function titleCell(
  ui: Ui,
  { reference, title, titleLanguage, scheme, programme }: OrganisationGrant,
): HtmlSafeString {
  const name = title ?? ui.t('organisation.grants.untitled', { reference });
  return html`${nameLink({ name, lang: title ? titleLanguage : undefined, href: paths.grant(reference) })}
    <span class="note">${reference} · ${scheme ? scheme.name : notPublished(ui)} · ${programme}</span>`;
}

function roleCell(ui: Ui, { role, share }: OrganisationGrant): string {
  const word = capitalised(ui.t(`organisation.as.${role}`));
  if (share === null) return word;
  const perCent = new Intl.NumberFormat(ui.language, { style: 'percent', maximumFractionDigits: 2 });
  return `${word}, ${perCent.format(share / 10_000)}`;
}

/** From and to; where neither is published, at least when it was signed is. */
function runsCell(ui: Ui, { startsOn, endsOn, signedOn }: OrganisationGrant): HtmlSafeString {
  if (startsOn === null && endsOn === null && signedOn !== null) {
    return html`${ui.t('state.signed')} ${dateText(signedOn, ui)}`;
  }
  return dateRange(startsOn, endsOn, ui);
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
