import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Place } from '#features/partners/details.ts';
import type { Matching } from '#features/partners/matching.ts';
import type { Reason } from '#features/partners/ranking.ts';
import { languageName } from '#language/language-names.ts';
import { locales, type Language } from '#language/languages.ts';
import { paths } from '#paths.ts';
import type { Content } from '../components/content.ts';
import { countryLabel } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { nameLink } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import type { Ui } from '../ui.ts';

const formats = new Map<Language, Intl.NumberFormat>();

/** Points of which the tenths are given: 82.4, or 82 where they are whole. */
export function points(tenths: number, { language }: Pick<Ui, 'language'>): string {
  const format =
    formats.get(language) ?? new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 });
  formats.set(language, format);
  return format.format(tenths / 10);
}

/** One line a reason with its points; what is not published stands in one line of italics, point by point. */
export function reasonLines(ui: Ui, matching: Matching, place: Place): HtmlSafeString {
  const known = place.reasons.filter(({ isUnknown }) => !isUnknown);
  const unknown = place.reasons.filter(({ isUnknown }) => isUnknown);
  return html`<ul class="reasons">
    ${known.map((reason) => line(say(ui, matching, place, reason), `${reason.points > 0 ? '+' : ''}${points(reason.points, ui)}`, reason.points === 0 ? 'zero' : 'known'))}
    ${
      unknown.length > 0
        ? line(
            html`<em>${ui.t('match.unknown', { list: unknown.map((one) => unknownPart(ui, one)).join(', ') })}</em>`,
            `+${points(
              unknown.reduce((sum, one) => sum + one.points, 0),
              ui,
            )}`,
            'unknown',
          )
        : ''
    }
  </ul>`;
}

function line(text: Content, sum: string, kind: 'known' | 'zero' | 'unknown'): HtmlSafeString {
  return html`<li class="reason" data-kind="${kind}"><span>${text}</span><span class="reason-points">${sum}</span></li>`;
}

function unknownPart(ui: Ui, { reason, points: tenths }: Reason): string {
  return `${ui.t(`match.fact.${reason}`)} +${points(tenths, ui)}`;
}

function say(ui: Ui, matching: Matching, place: Place, { reason, points: tenths }: Reason): Content {
  const { t } = ui;
  const { said, organisation } = place;
  const isMet = tenths > 0;
  switch (reason) {
    case 'country':
      return t(isMet ? 'match.reason.country' : 'match.reason.countryIn', {
        own: countryLabel(organisation.country ?? '', ui),
      });
    case 'themes':
      return said.themes.length === 0
        ? t('match.reason.noTheme')
        : html`${t('match.reason.themes', { list: themeList(matching, said.themes) })}${
            said.rarest ? ` ${t('match.reason.rarer')}` : ''
          }`;
    case 'together':
      return together(ui, said.link);
    case 'scheme':
      return said.grant
        ? phrase(ui, 'match.reason.scheme', { grant: grantLink(said.grant) })
        : t('match.reason.noScheme');
    case 'groups':
      return said.groups.length > 0
        ? t('match.reason.groups', { list: said.groups.join(', ') })
        : t('match.reason.noGroups');
    case 'language':
      return said.languages.length > 0
        ? t('match.reason.language', {
            list: said.languages.map((tag) => languageName(tag, ui.language) ?? tag).join(', '),
          })
        : t('match.reason.noLanguage');
    case 'size':
      return size(ui, place, matching, tenths);
    case 'free':
      return t(said.running === 0 ? 'match.reason.free' : 'match.reason.running', {
        count: said.running ?? 0,
      });
    case 'confirmed':
      return phrase(ui, 'match.reason.confirmed', { date: dateText(said.confirmedOn, ui) });
    case 'fairness':
      return t('match.reason.fairness');
  }
}

function themeList({ names }: Matching, slugs: string[]): string {
  return slugs.map((slug) => names[slug] ?? slug).join('; ');
}

function together(ui: Ui, link: Place['said']['link']): Content {
  const { t } = ui;
  if (!link) return t('match.reason.noTogether');
  const { partner, isDirect, reason } = link;
  const name = nameLink({
    name: partner.name,
    lang: partner.nameLanguage,
    href: paths.organisation(partner.slug),
  });
  const where = reason
    ? html`<a href="${{ grant: paths.grant, coalition: paths.coalition, network: paths.organisation }[reason.noun](reason.slug)}" ${
        reason.title && reason.language ? html`lang="${reason.language}"` : ''
      }>${shortened(reason.title ?? reason.slug)}</a>`
    : '–';
  return phrase(ui, isDirect ? 'match.reason.direct' : 'match.reason.further', { name, where });
}

function grantLink({ reference, title, language }: NonNullable<Place['said']['grant']>): HtmlSafeString {
  return html`<a href="${paths.grant(reference)}" ${title && language ? html`lang="${language}"` : ''}
    >${shortened(title ?? reference)}</a
  >`;
}

/** A title may be shortened inside a reason. */
export function shortened(title: string, most = 48): string {
  return title.length > most ? `${title.slice(0, Math.max(title.lastIndexOf(' ', most), 20))}…` : title;
}

function size(ui: Ui, { said }: Place, { need, asked }: Matching, tenths: number): string {
  const { t } = ui;
  const [lower, upper] = said.budget ?? [0, 0];
  const isOpen = upper >= Number.MAX_SAFE_INTEGER;
  const band = t(isOpen ? 'match.bandFrom' : 'match.band', { lower, upper });
  if (tenths === asked.weights.size * 10 && tenths > 0) return t('match.reason.size', { band });
  if ((need.share ?? 0) < lower) return t('match.reason.sizeLarge', { band });
  return t('match.reason.sizeSmall', { band });
}
