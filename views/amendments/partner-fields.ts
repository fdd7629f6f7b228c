import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { TypedAmendment } from '#features/amendments/form.ts';
import type { GrantDetail, Participant } from '#features/grants/queries.ts';
import type { Hit } from '#features/search/queries.ts';
import { shareText } from '#features/grants/amount.ts';
import { countryOrUnknown } from '../components/country.ts';
import { radioGroup, textField } from '../components/field.ts';
import { markedOwn, matchedNote } from '../components/matched.ts';
import { nameText } from '../components/name.ts';
import { section } from '../components/section.ts';
import type { Ui } from '../ui.ts';

export interface LookUp {
  found: Hit[];
  more: number;
}

/** The organisations to choose from; the answer to what is typed into the look-up. */
export function organisationRadios(
  ui: Ui,
  { found, more }: LookUp,
  typed: Partial<TypedAmendment>,
  problems: Problem[],
): HtmlSafeString {
  const { t } = ui;
  const problem = problems.find(({ path }) => path === '/organisation');
  return radioGroup({
    name: 'organisation',
    label: t('amend.partner'),
    hint:
      found.length === 0
        ? t('memberForm.lookUpFirst')
        : more > 0
          ? t('memberForm.more', { count: more })
          : undefined,
    value: typed.organisation || (found.length === 1 ? found[0]?.slug : undefined),
    error: problem && t(problem.message, problem.values),
    options: found.map(({ slug, name, language, country, matched }) => ({
      value: slug,
      label: nameText({ name, lang: language, marked: markedOwn(name, matched) }),
      hint: html`${countryOrUnknown(country, ui)} ${matchedNote(ui, name, matched)}`,
    })),
  });
}

/** The partners that may go. */
export function standingPartners(
  ui: Ui,
  grant: GrantDetail,
  typed: Partial<TypedAmendment>,
  error: string | undefined,
): HtmlSafeString {
  return radioGroup({
    name: 'organisation',
    label: ui.t('amend.partnerOut'),
    value: typed.organisation,
    error,
    options: grant.partners
      .filter(({ leftOn }) => !leftOn)
      .map(({ slug, name, language, country }) => ({
        value: slug,
        label: nameText({ name, lang: language }),
        hint: countryOrUnknown(country, ui),
      })),
  });
}

/** Everybody's share from then on; it has to be said anew, since the shares together are the whole. */
export function shareFields(
  ui: Ui,
  grant: GrantDetail,
  typed: Partial<TypedAmendment>,
  { isIn, error }: { isIn: boolean; error: (field: string) => string | undefined },
): HtmlSafeString | string {
  const { t } = ui;
  const all = [grant.lead, ...grant.partners.filter(({ leftOn }) => !leftOn)];
  if (!all.some(({ share }) => share !== null)) return '';
  const field = (slug: string, label: HtmlSafeString | string, share: string, id: string) =>
    textField({
      name: `share-${slug}`,
      id,
      label,
      value: typed.shares?.[slug] ?? share,
      error: error(`share-${slug}`),
      width: 'short',
      inputmode: 'decimal',
      isFigure: true,
    });
  const shareOf = ({ amendedShare, share }: Participant) =>
    share === null && !amendedShare ? '' : shareText(amendedShare ?? share ?? 0);
  return section({
    title: t('amend.shares'),
    id: 'shares',
    body: html`<p class="note">${t(isIn ? 'amend.sharesIn' : 'amend.sharesOut')}</p>
      ${error('shares') ? html`<p class="field-error">${error('shares')}</p>` : ''}
      ${all.map((one) => field(one.slug, nameText({ name: one.name, lang: one.language }), shareOf(one), `share-${one.slug}`))}
      ${isIn ? field('new', t('amend.shareNew'), '', 'share-new') : ''}`,
  });
}
