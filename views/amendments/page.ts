import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { TypedAmendment } from '#features/amendments/form.ts';
import { amendmentKinds, type AmendmentKind } from '#features/amendments/kinds.ts';
import type { Amendment } from '#features/amendments/queries.ts';
import type { GrantDetail } from '#features/grants/queries.ts';
import type { Language } from '#language/languages.ts';
import { api } from '#api-paths.ts';
import { paths, withQuery } from '#paths.ts';
import { dateText } from '../components/date.ts';
import { moneyOrUnknown } from '../components/money.ts';
import { section, sideList, sideSection } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import { timeline } from '../components/timeline.ts';
import { actPage } from '../grants/act-page.ts';
import type { Page, Ui } from '../ui.ts';
import { amendmentForm } from './form.ts';
import type { LookUp } from './partner-fields.ts';
import { amendmentText } from './words.ts';

export interface AmendmentForm {
  grant: GrantDetail;
  amendments: Amendment[];
  /** What is to be amended; undefined where only the list is shown. */
  kind: AmendmentKind | undefined;
  typed: Partial<TypedAmendment>;
  problems: Problem[];
  isAdministrator: boolean;
  /** Organisations to choose a partner from. */
  look: LookUp | undefined;
  language: Language;
}

/** The amendments of a grant between what was signed and how it is now; for staff with the form of one more. */
export function amendmentsPage(ui: Ui, view: AmendmentForm): Page {
  const { t } = ui;
  const { grant, amendments, kind, problems } = view;
  return actPage(ui, {
    grant,
    title: t(kind ? `amend.title.${kind}` : 'amend.title'),
    hasErrors: problems.length > 0,
    body: html`${kind ? amendmentForm(ui, view, kind) : ''} ${list(ui, grant, amendments)}`,
    side: html`${ui.person?.isStaff && grant.signing ? kinds(ui, grant, kind) : ''}
    ${sideSection({
      title: t('grant.takeAway'),
      id: 'take-away',
      body: sideList([{ text: html`<a href="${api.amendments(grant.reference)}">${t('grant.json')}</a>` }]),
    })}`,
  });
}

function kinds(ui: Ui, { reference }: GrantDetail, current: AmendmentKind | undefined): HtmlSafeString {
  const { t } = ui;
  return sideSection({
    title: t('amend.what'),
    body: sideList(
      amendmentKinds.map((kind) => ({
        text:
          kind === current
            ? html`<strong aria-current="true">${t(`amend.title.${kind}`)}</strong>`
            : html`<a href="${withQuery(paths.amendments(reference), { kind })}">${t(`amend.title.${kind}`)}</a>`,
        note: t(`amend.hint.${kind}`),
      })),
    ),
  });
}

function list(ui: Ui, grant: GrantDetail, amendments: Amendment[]): HtmlSafeString {
  const { t } = ui;
  const { amountMinor, amendedMinor, currency, endsOn, amendedEndsOn } = grant;
  return html`
    ${section({
      title: t('amend.signedAndNow'),
      body: dataTable<'what' | 'signed' | 'now'>({
        caption: t('amend.signedAndNow'),
        isCaptionHidden: true,
        isUnderHeading: true,
        phone: 'pairs',
        columns: [
          { key: 'what', label: t('amend.column.what') },
          { key: 'signed', label: t('amend.asSigned'), kind: 'figure' },
          { key: 'now', label: t('amend.asAmended'), kind: 'figure' },
        ],
        rows: [
          {
            cells: {
              what: t('grant.column.amountPlain'),
              signed: moneyOrUnknown(amountMinor, currency, ui),
              now: moneyOrUnknown(amendedMinor ?? amountMinor, currency, ui),
            },
          },
          {
            cells: {
              what: t('amend.end'),
              signed: dateText(endsOn, ui),
              now: dateText(amendedEndsOn ?? endsOn, ui),
            },
          },
        ],
      }),
    })}
    ${section({
      title: t('amend.list'),
      note: t('grant.happenedNote'),
      body:
        amendments.length === 0
          ? html`<p>${t('amend.none')}</p>`
          : timeline(
              ui,
              amendments.map((amendment) => ({
                id: `amendment-${amendment.number}`,
                date: amendment.effectiveOn,
                text: amendmentText(ui, amendment, currency),
                note: t('grant.step.reason', { reason: amendment.reason }),
              })),
            ),
    })}
  `;
}
