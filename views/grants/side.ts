import { html, type HtmlSafeString } from '@prairielearn/html';
import type { GrantDetail } from '#features/grants/queries.ts';
import type { MessageKey } from '#language/translate.ts';
import { api } from '#api-paths.ts';
import { paths, withQuery } from '#paths.ts';
import { dangerButton, linkButton } from '../components/button.ts';
import type { Content } from '../components/content.ts';
import { dateText, instantText } from '../components/date.ts';
import { textArea } from '../components/field.ts';
import { aside } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import { ruleCheck } from '../components/rule-check.ts';
import { sideList, sideSection } from '../components/section.ts';
import type { Ui } from '../ui.ts';
import { documentsBeside, nextReport, overlapsBeside, signedActs } from './beside.ts';
import type { GrantView } from './show.ts';

/** What stands beside a grant: what is not published, what it belongs to, its rules. */
export function sideColumn(ui: Ui, view: GrantView): HtmlSafeString {
  const { t } = ui;
  const { grant, rules } = view;
  const isReported = grant.signing?.kind === 'reported';
  return html`
    ${missingSection(ui, grant)} ${belongs(ui, grant)} ${documentsBeside(ui, view)} ${overlapsBeside(ui, view)}
    ${ruleCheck(ui, {
      rules,
      heading: t('grant.rules'),
      conclusion: isReported ? t('grant.rulesReported') : undefined,
    })}
    ${sideSection({
      title: t('grant.takeAway'),
      id: 'take-away',
      body: sideList([
        {
          text: html`<a href="${api.grant(grant.reference)}">${t('grant.json')}</a>`,
          note: phrase(ui, 'grant.updated', { date: instantText(grant.updatedAt, ui) }),
        },
        ...(ui.person?.isStaff
          ? [{ text: html`<a href="${paths.history('grant', grant.reference)}">${t('history.title')}</a>` }]
          : []),
      ]),
    })}
    ${grant.signing?.kind === 'logged' && ui.person?.isStaff ? reversal(ui, grant) : ''}
  `;
}

/** Beside the title: where the grant stands now, and what staff may do next. */
export function nextPart(ui: Ui, view: GrantView): HtmlSafeString {
  const { grant } = view;
  return html`${nextReport(ui, view) || next(ui, grant)} ${acts(ui, grant)}`;
}

/** Where the grant stands now, in one line. */
function next(ui: Ui, { signing, status, ceremonies }: GrantDetail): HtmlSafeString {
  const { t } = ui;
  if (signing) {
    const line = phrase(ui, 'grant.signedOn', { date: dateText(signing.signedOn, ui, 'long') });
    return aside({
      body: html`<p><strong>${line}</strong></p>
        ${
          signing.ceremony
            ? html`<p class="note"><a href="${paths.ceremony(signing.ceremony.slug)}">${signing.ceremony.title}</a></p>`
            : ''
        }
        ${signing.kind === 'reported' ? html`<p class="note">${t('grant.reported')}</p>` : ''}`,
    });
  }
  if (status === 'cancelled') return aside({ body: html`<p><strong>${t('grant.cancelled')}</strong></p>` });
  const list = ceremonies[0];
  return aside({
    body: html`<p><strong>${t(status === 'planned' ? 'grant.notSigned' : 'grant.notKnown')}</strong></p>
      ${
        list
          ? html`<p class="note">
            ${phrase(ui, 'grant.onList', { ceremony: html`<a href="${paths.ceremony(list.slug)}">${list.title}</a>` })}
          </p>`
          : ''
      }`,
  });
}

/** What staff may do: the signing is the main act for as long as it has not happened. */
function acts(ui: Ui, { reference, signing, status }: GrantDetail): HtmlSafeString | string {
  const { t } = ui;
  if (!ui.person?.isStaff) return '';
  if (signing) return signedActs(ui, reference);
  const isOpen = status === null || status === 'planned';
  return html`<div class="side-actions">
    ${isOpen ? linkButton({ label: t('signing.log'), href: paths.signing(reference), kind: 'main', isWide: true }) : ''}
    ${linkButton({ label: t('grant.edit'), href: paths.editGrant(reference), isWide: true })}
    ${
      status === null
        ? ''
        : linkButton({ label: t('grant.act.status'), href: paths.grantStatus(reference), isWide: true })
    }
  </div>`;
}

function belongs(ui: Ui, { signing, ceremonies, scheme, programme }: GrantDetail): HtmlSafeString {
  const { t } = ui;
  const held = signing?.ceremony;
  const items: { text: Content; note?: Content }[] = [
    ...(held
      ? [
          {
            text: html`<a href="${paths.ceremony(held.slug)}">${held.title}</a>`,
            note: t('grant.belongsSigned'),
          },
        ]
      : []),
    ...ceremonies
      .filter(({ slug }) => slug !== held?.slug)
      .map(({ slug, title }) => ({
        text: html`<a href="${paths.ceremony(slug)}">${title}</a>`,
        note: t('grant.belongsList'),
      })),
    ...(scheme
      ? [
          {
            text: html`<a href="${paths.scheme(scheme.slug)}"
              >${t('grant.belongsScheme', { scheme: scheme.name })}</a
            >`,
          },
        ]
      : []),
    {
      text: html`<a href="${withQuery(paths.grants(), { programme: programme.slug })}">${programme.shortName}</a>`,
      note: t('grant.belongsProgramme'),
    },
  ];
  return sideSection({ title: t('grant.belongs'), body: sideList(items) });
}

/** One list of what no source says, instead of empty sections. */
function missingSection(ui: Ui, grant: GrantDetail): HtmlSafeString | string {
  const missing = missingOf(grant);
  if (missing.length === 0) return '';
  const list = missing.map((key) => ui.t(key)).join(', ');
  return sideSection({
    title: ui.t('grant.notPublished'),
    body: html`<p><em class="unknown">${list.charAt(0).toLocaleUpperCase(ui.language) + list.slice(1)}</em></p>`,
  });
}

function missingOf(grant: GrantDetail): MessageKey[] {
  const { startsOn, endsOn, signing, status } = grant;
  const isAhead = status === 'planned' || status === 'cancelled';
  const all = [grant.lead, ...grant.partners];
  const tests: [boolean, MessageKey][] = [
    [grant.title === null, 'grant.missing.title'],
    [grant.isReferenceMinted, 'grant.missing.reference'],
    [grant.scheme === null, 'grant.missing.scheme'],
    [grant.amountMinor === null, 'grant.missing.amount'],
    [startsOn === null && endsOn === null, 'grant.missing.dates'],
    [startsOn === null && endsOn !== null, 'grant.missing.start'],
    [startsOn !== null && endsOn === null, 'grant.missing.end'],
    [!signing && !isAhead, 'grant.missing.signing'],
    [signing !== undefined && signing.ceremony === null, 'grant.missing.ceremony'],
    [grant.summary === null, 'grant.missing.summary'],
    [grant.themes.length === 0, 'grant.missing.themes'],
    [all.length > 1 && all.every(({ share }) => share === null), 'grant.missing.shares'],
  ];
  return tests.filter(([isMissing]) => isMissing).map(([, key]) => key);
}

/** A wrong signing is taken back by a dated correction with its reason; it folds away, for it is rare. */
function reversal(ui: Ui, { reference }: GrantDetail): HtmlSafeString {
  const { t } = ui;
  return html`<section class="section grant-reversal">
    <details>
      <summary>${t('grant.reverse')}</summary>
      <form method="post" action="${paths.signing(reference)}/reversal">
        ${textArea({ name: 'reason', label: t('grant.reverseReason'), hint: t('grant.reverseHint'), rows: 2 })}
        ${dangerButton({ label: t('grant.reverse'), isSmall: true })}
      </form>
    </details>
  </section>`;
}
