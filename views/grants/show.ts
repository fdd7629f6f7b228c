import { html, type HtmlSafeString } from '@prairielearn/html';
import type { GrantDocument } from '#features/documents/queries.ts';
import type { AfterSigning, Overlap } from '#features/grants/after-signing.ts';
import type { CountryPair } from '#features/grants/pairs.ts';
import type { GrantDetail } from '#features/grants/queries.ts';
import type { RuleResult } from '#features/grants/rules.ts';
import { paths, withQuery } from '#paths.ts';
import type { Content } from '../components/content.ts';
import { countryStrip } from '../components/country.ts';
import { dateRange } from '../components/date.ts';
import { nameText } from '../components/name.ts';
import { notice } from '../components/notice.ts';
import { pageHead } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { citedSource, sourceList } from '../components/sources.ts';
import { state, type StateSign } from '../components/state.ts';
import type { Page, Ui } from '../ui.ts';
import { consortiumSection, pairsSection } from './consortium.ts';
import { happenedSection } from './happened.ts';
import { moneySection } from './money-section.ts';
import { nextPart, sideColumn } from './side.ts';

export interface GrantView {
  grant: GrantDetail;
  /** The scheme's rules, checked now. */
  rules: RuleResult[];
  /** The pairs of the six countries that it joined. */
  pairs: CountryPair[];
  after: AfterSigning;
  /** On the day asked for, today where it is undefined. */
  money: { asOf: string | undefined; amendedMinor: number | null; paidMinor: number };
  /** Those that this reader may open. */
  documents: GrantDocument[];
  overlaps: Overlap[];
  /** Who signed, for staff; undefined for everybody else and where it is not signed. */
  signatories: { grantee: string | null; programme: string | null } | undefined;
}

/** A grant as a story: what it is for, who carries it out, its money, what happened, and from where it is known. */
export function grantPage(ui: Ui, view: GrantView): Page {
  const { t } = ui;
  const { grant } = view;
  const title = grant.title ?? t('grant.titleOf', { name: grant.lead.name });
  const kept = (part: string, draw: () => HtmlSafeString | string) =>
    ui.parts.keep(`grant ${grant.id} ${part} ${ui.person?.isStaff ?? false}`, () => html`${draw()}`);
  return {
    title,
    section: 'grants',
    history: paths.history('grant', grant.reference),
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('grants.title'), href: paths.grants() },
      { label: grant.reference },
    ],
    body: html`
      <div class="columns grant-head">
        <div class="column-main">${head(ui, grant)}</div>
        <div class="column-side">${nextPart(ui, view)}</div>
      </div>
      <div class="columns">
        <div class="column-main">
          ${notices(ui, grant)} ${kept('purpose', () => purpose(ui, grant))}
          ${moneySection(ui, view)} ${kept('consortium', () => consortiumSection(ui, grant))}
          ${kept('pairs', () => pairsSection(ui, view.pairs, grant.status === 'planned'))}
          ${happenedSection(ui, view)} ${kept('sources', () => sources(ui, grant))}
        </div>
        <div class="column-side">${sideColumn(ui, view)}</div>
      </div>
    `,
  };
}

function head(ui: Ui, grant: GrantDetail): HtmlSafeString {
  const { t } = ui;
  const { title, titleLanguage, lead, partners, scheme, reference } = grant;
  const countries = [lead, ...partners].flatMap(({ country }) => country ?? []);
  const endsOn = grant.amendedEndsOn ?? grant.endsOn;
  const hasDates = grant.startsOn !== null || endsOn !== null;
  const facts: Content[] = [
    stateOf(ui, grant),
    html`<span class="reference">${reference}</span>`,
    scheme
      ? phrase(ui, 'grant.schemeFact', {
          scheme: html`<a href="${paths.scheme(scheme.slug)}">${scheme.name}</a>`,
        })
      : '',
    hasDates
      ? dateRange(grant.startsOn, endsOn, ui)
      : html`<em class="unknown">${t('grant.datesUnknown')}</em>`,
    countries.length > 0 ? countryStrip(countries, lead.country, ui) : '',
  ];
  const { text, example } = splitExample(title ?? '');
  return pageHead({
    title:
      title === null
        ? phrase(ui, 'grant.titleOf', { name: nameText({ name: lead.name, lang: lead.language }) })
        : text,
    lang: title === null ? undefined : titleLanguage,
    example,
    facts: facts.filter((fact) => fact !== ''),
    isLong: (title ?? lead.name).length > 60,
  });
}

/** Behind an invented record's name stands a note that is no part of it. */
function splitExample(name: string): { text: string; example: string | undefined } {
  const [, text = name, example] = /^(.*?)\s*(\(example[^()]*\))$/s.exec(name) ?? [];
  return { text, example };
}

const signs: Record<string, StateSign> = {
  planned: 'listed',
  signed: 'signed',
  active: 'signed',
  completed: 'signed',
  suspended: 'postponed',
  terminated: 'absent',
  cancelled: 'absent',
};

/** The state of a grant; blank where no source says it. */
function stateOf(ui: Ui, { status }: GrantDetail): HtmlSafeString | '' {
  return status === null
    ? ''
    : state(signs[status] ?? 'listed', ui, { label: ui.t(`grant.status.${status}`) });
}

function notices(ui: Ui, grant: GrantDetail): HtmlSafeString {
  return html`
    ${grant.isPublic ? '' : notice({ kind: 'information', body: ui.t('grant.staffOnly') })}
    ${grant.hints.map(({ kind, text, other }) => {
      if (kind !== 'may_be_same' || !other) return text ? notice({ kind: 'waiting', body: text }) : '';
      const link = html`<a href="${paths.grant(other.reference)}">${other.title ?? other.lead} (${other.reference})</a>`;
      return notice({ kind: 'waiting', body: phrase(ui, 'grant.mayBeSame', { grant: link }) });
    })}
  `;
}

function purpose(ui: Ui, { summary, titleLanguage, themes }: GrantDetail): HtmlSafeString | string {
  const { t, language } = ui;
  if (summary === null && themes.length === 0) return '';
  const links = themes.map(
    ({ slug, names }, place) =>
      html`${place > 0 ? ', ' : ''}<a href="${withQuery(paths.grants(), { theme: slug })}">${names[language] ?? names['en']}</a>`,
  );
  return section({
    title: t('grant.whatFor'),
    body: html`${summary === null ? '' : html`<p class="prose" ${titleLanguage ? html`lang="${titleLanguage}"` : ''}>${summary}</p>`}
    ${links.length > 0 ? html`<p class="note">${t('grant.themes')} ${links}</p>` : ''}`,
  });
}

function sources(ui: Ui, { citations }: GrantDetail): HtmlSafeString | string {
  if (citations.length === 0) return '';
  return section({
    title: ui.t('grant.sources'),
    id: 'sources',
    body: sourceList(ui, citations.map(citedSource)),
  });
}
