import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Builder } from '#features/consortia/builder.ts';
import type { PartnerReason } from '#features/organisations/partners.ts';
import { paths } from '#paths.ts';
import { plainButton } from '../components/button.ts';
import { countryOrUnknown } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { nameLink, nameText } from '../components/name.ts';
import { ruleCheck } from '../components/rule-check.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import { lackingLine } from '../partners/basket-panel.ts';
import { shortened } from '../partners/reasons.ts';
import type { Ui } from '../ui.ts';

const FORM = 'builder-form';

/** The rules of the scheme, checked now, and who would fill what is lacking. */
export function builderSide(ui: Ui, { draft, asked, suggestions, fitting }: Builder): HtmlSafeString {
  const { t } = ui;
  if (draft.members.length === 0)
    return html`<section class="basket"><h2 class="basket-title">${t('rules.heading')}</h2><p class="note">${t('builder.noRules')}</p></section>`;
  return html`<section class="basket">
    ${ruleCheck(ui, { rules: draft.rules, conclusion: lackingLine(ui, draft, asked) })}
    ${
      suggestions.length > 0
        ? html`<h2 class="side-title builder-would">${t('builder.would', { count: suggestions.length, all: fitting })}</h2>
          <ul class="side-list">
            ${suggestions.map(
              ({ slug, name, nameLanguage, country }) =>
                html`<li class="builder-suggestion">
                  <span>${nameLink({ name, lang: nameLanguage, href: paths.organisation(slug) })}
                    <span class="note">${countryOrUnknown(country, ui)}</span></span
                  >
                  ${plainButton({ label: t('general.add'), name: 'with', value: slug, form: FORM, isSmall: true, spoken: name })}
                </li>`,
            )}
          </ul>`
        : ''
    }
  </section>`;
}

const addresses = { grant: paths.grant, coalition: paths.coalition, network: paths.organisation } as const;

/** Who of them worked with whom before. */
export function workedTogether(ui: Ui, { links, draft }: Builder): HtmlSafeString | string {
  const { t } = ui;
  if (draft.members.length < 2) return '';
  return section({
    title: t('builder.together'),
    id: 'together',
    body:
      links.length === 0
        ? html`<p>${t('builder.noTogether')}</p>`
        : dataTable({
            caption: t('builder.together'),
            isCaptionHidden: true,
            isUnderHeading: true,
            columns: [
              { key: 'pair', label: t('builder.pair') },
              { key: 'where', label: t('builder.where') },
            ],
            rows: links.map(({ left, right, reasons }) => ({
              cells: {
                pair: html`${nameText({ name: left.name, lang: left.nameLanguage })} – ${nameText({ name: right.name, lang: right.nameLanguage })}`,
                where: html`${reasons.map((reason, place) => html`${place > 0 ? '; ' : ''}${recordLink(reason)}`)}`,
              },
            })),
          }),
  });
}

function recordLink({ noun, slug, title, language }: PartnerReason): HtmlSafeString {
  return html`<a href="${addresses[noun](slug)}" ${title && language ? html`lang="${language}"` : ''}>${shortened(title ?? slug)}</a>`;
}

/** Grants that run today: what they have to carry beside the new one. */
export function running(ui: Ui, { running: grants, draft }: Builder): HtmlSafeString | string {
  const { t } = ui;
  if (draft.members.length === 0) return '';
  return section({
    title: t('builder.running'),
    id: 'running',
    note: t('builder.runningNote'),
    body:
      grants.length === 0
        ? html`<p>${t('builder.noneRunning')}</p>`
        : dataTable({
            caption: t('builder.running'),
            isCaptionHidden: true,
            isUnderHeading: true,
            columns: [
              { key: 'organisation', label: t('builder.organisation') },
              { key: 'grant', label: t('builder.grant') },
              { key: 'until', label: t('builder.until'), kind: 'date' },
            ],
            rows: grants.map(({ name, nameLanguage, reference, title, titleLanguage, endsOn }) => ({
              cells: {
                organisation: nameText({ name, lang: nameLanguage }),
                grant: html`<a href="${paths.grant(reference)}" ${title && titleLanguage ? html`lang="${titleLanguage}"` : ''}>${shortened(title ?? reference)}</a>`,
                until: dateText(endsOn, ui),
              },
            })),
          }),
  });
}
