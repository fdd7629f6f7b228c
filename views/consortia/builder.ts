import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { amountOf, builderQuery } from '#features/consortia/builder-request.ts';
import type { Builder } from '#features/consortia/builder.ts';
import { currencies } from '#features/grants/kinds.ts';
import type { Hit } from '#features/search/queries.ts';
import { paths } from '#paths.ts';
import { linkButton, mainButton, plainButton } from '../components/button.ts';
import type { Content } from '../components/content.ts';
import { countryOrUnknown } from '../components/country.ts';
import { errorSummary } from '../components/error-summary.ts';
import { checkboxGroup, selectField, textField } from '../components/field.ts';
import { money } from '../components/money.ts';
import { nameLink, nameText } from '../components/name.ts';
import { notice } from '../components/notice.ts';
import { pageHead } from '../components/page-head.ts';
import { partnerCrumbs, partnerTabs } from '../partners/parts.ts';
import { points } from '../partners/reasons.ts';
import type { Page, Ui } from '../ui.ts';
import { builderSide, running, workedTogether } from './builder-parts.ts';

const FORM = 'builder-form';

export interface BuilderContent {
  builder: Builder;
  schemes: { value: string; label: string }[];
  lookedUp: Hit[];
  problems: Problem[];
}

/** The consortium as an address: who, as what, with which share, checked by the scheme's rules as it grows. */
export function builderPage(ui: Ui, content: BuilderContent): Page {
  const { t } = ui;
  const { builder, problems } = content;
  return {
    title: t('builder.title'),
    section: 'partners',
    crumbs: partnerCrumbs(ui, t('builder.title')),
    hasErrors: problems.length > 0,
    isUnlisted: builder.asked.with.length > 0,
    body: html`
      ${pageHead({ title: t('builder.title'), lead: t('builder.lead') })} ${partnerTabs(ui, 'consortium')}
      ${
        problems.length > 0
          ? errorSummary(
              ui,
              problems.map(({ path, message, values }) => ({
                field: fieldOf(path),
                text: t(message, values),
              })),
            )
          : ''
      }
      <div class="builder">
        <div class="builder-main">${form(ui, content)} ${workedTogether(ui, builder)} ${running(ui, builder)}</div>
        <div class="match-basket">${builderSide(ui, builder)} ${acts(ui, builder)}</div>
      </div>
    `,
  };
}

function fieldOf(path: string): string {
  const field = path.split('/')[1];
  return field === 'title' || field === 'amount' || field === 'scheme' || field === 'currency'
    ? field
    : 'members';
}

function form(ui: Ui, content: BuilderContent): HtmlSafeString {
  const { t } = ui;
  const { builder, schemes, problems } = content;
  const { asked } = builder;
  const errorAt = (path: string) => {
    const problem = problems.find((one) => one.path === path);
    return problem && t(problem.message, problem.values);
  };
  return html`<form id="${FORM}" action="${paths.consortiumBuilder()}">
    <div class="field-row">
      ${selectField({ name: 'scheme', label: t('match.scheme'), value: asked.scheme, empty: t('match.anyScheme'), options: schemes, error: errorAt('/scheme') })}
      ${textField({ name: 'amount', label: t('builder.amount'), value: asked.amount, inputmode: 'decimal', width: 'short', maxlength: 30, error: errorAt('/amount') })}
      ${selectField({ name: 'currency', label: t('builder.currency'), value: asked.currency, width: 'short', options: currencies.map((code) => ({ value: code, label: code })) })}
    </div>
    ${textField({ name: 'title', label: t('builder.what'), value: asked.title, maxlength: 300, error: errorAt('/title') })}
    <div id="members" tabindex="-1">${members(ui, builder)}</div>
    ${addition(ui, content)}
    <p class="builder-submit">${plainButton({ label: t('builder.check') })}</p>
  </form>`;
}

function members(ui: Ui, { asked, draft }: Builder): HtmlSafeString {
  const { t } = ui;
  if (draft.members.length === 0)
    return notice({ kind: 'information', body: html`<p>${t('builder.empty')}</p>` });
  const minor = amountOf(asked);
  return html`
    <h2 class="side-title">${t('builder.members')}</h2>
    <ol class="builder-members">
      ${draft.members.map((member, place) => memberRow(ui, asked, member, place, minor))}
    </ol>
    <p class="builder-sum">
      <span>${t('builder.sum')}</span>
      <strong>${points(draft.sum / 10, ui)}%</strong>
    </p>
    ${
      draft.sum === 10_000
        ? ''
        : notice({
            kind: 'waiting',
            body: html`<p>${t(draft.sum > 10_000 ? 'builder.over' : 'builder.under', { value: points(Math.abs(10_000 - draft.sum) / 10, ui) })}</p>`,
          })
    }
  `;
}

function memberRow(
  ui: Ui,
  asked: Builder['asked'],
  member: Builder['draft']['members'][number],
  place: number,
  minor: number | undefined,
): HtmlSafeString {
  const { t } = ui;
  const { organisation, asked: slug, share, isProposed, problem } = member;
  const name = organisation?.name ?? slug;
  const at = asked.with.indexOf(slug);
  const shareText = points(share / 10, ui);
  return html`<li class="builder-member">
    <input type="hidden" name="with" value="${slug}" />
    <div class="builder-name">
      ${organisation ? nameLink({ name, lang: organisation.language, href: paths.organisation(organisation.slug) }) : html`<em class="unknown">${slug}</em>`}
      <p class="note">
        ${organisation ? html`${countryOrUnknown(organisation.country, ui)} · ` : ''}${t(place === 0 ? 'match.leads' : 'match.partner')} ·
        <a href="${paths.consortiumBuilder(builderQuery(asked, slug))}"
          >${t('match.takeOut')}<span class="visually-hidden"> ${name}</span></a
        >
      </p>
      ${problem ? html`<p class="builder-problem">${t(`match.member.${problem}`, { name })}</p>` : ''}
    </div>
    <p class="builder-lead">
      <input class="ds-input" type="radio" id="lead-${place}" name="lead" value="${slug}" ${place === 0 ? 'checked' : ''} /><label
        for="lead-${place}"
        >${t('match.leads')}<span class="visually-hidden"> ${name}</span></label
      >
    </p>
    ${small(`task-${place}`, 'task', html`${t('builder.task')}<span class="visually-hidden"> ${name}</span>`, asked.tasks[at] ?? '')}
    <div class="builder-share">
      ${small(`share-${place}`, 'share', html`${t('builder.share')}<span class="visually-hidden"> ${name}</span>`, isProposed ? '' : (asked.shares[at] ?? ''), shareText)}
      <p class="note">
        ${isProposed ? t('builder.proposed', { value: shareText }) : ''}
        ${minor === undefined ? '' : money(Math.round((minor * share) / 10_000), asked.currency, ui)}
      </p>
    </div>
  </li>`;
}

function small(id: string, name: string, label: Content, value: string, placeholder = ''): HtmlSafeString {
  return html`<p class="builder-field">
    <label class="note" for="${id}">${label}</label>
    <input class="ds-input" id="${id}" name="${name}" value="${value}" maxlength="300" ${placeholder ? html`placeholder="${placeholder}"` : ''} />
  </p>`;
}

function addition(ui: Ui, { builder, lookedUp }: BuilderContent): HtmlSafeString {
  const { t } = ui;
  const { asked } = builder;
  const open = lookedUp.filter(({ slug }) => !asked.with.includes(slug));
  return html`${textField({ name: 'find', label: t('builder.add'), hint: t('builder.addHint'), value: asked.find, type: 'search', maxlength: 300 })}
  ${
    open.length > 0
      ? checkboxGroup({
          name: 'with',
          id: 'found',
          label: t('builder.found'),
          options: open.map(({ slug, name, language, country }) => ({
            value: slug,
            label: html`${nameText({ name, lang: language })} <span class="note">${countryOrUnknown(country, ui)}</span>`,
          })),
        })
      : asked.find
        ? html`<p class="note">${t('match.notFound')}</p>`
        : ''
  }`;
}

/** Saving posts what the form holds; the sheet is the same address under another name. */
function acts(ui: Ui, { asked, draft }: Builder): HtmlSafeString | string {
  const { t } = ui;
  if (draft.members.length === 0) return '';
  const query = builderQuery(asked);
  return html`<div class="builder-acts">
    ${
      ui.person
        ? html`<form method="post" action="${paths.consortia()}">
            ${Object.entries({ ...query, currency: asked.currency }).flatMap(([name, value]) =>
              [value ?? []].flat().map((one) => html`<input type="hidden" name="${name}" value="${one}" />`),
            )}
            ${mainButton({ label: t('builder.save') })}
          </form>`
        : html`<p class="note">
            <a href="${paths.signIn(ui.url)}">${t('builder.signIn')}</a>
          </p>`
    }
    <p class="basket-acts">
      ${linkButton({ label: t('builder.sheet'), href: paths.consortiumSheet(query), isSmall: true })}
      ${linkButton({ label: 'XLSX', href: paths.consortiumXlsx(query), isSmall: true })}
    </p>
    <p class="note">${t('builder.kept')}</p>
  </div>`;
}
