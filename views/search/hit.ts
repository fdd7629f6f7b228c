import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Hit } from '#features/search/queries.ts';
import { paths } from '#paths.ts';
import type { Content } from '../components/content.ts';
import { countryOrUnknown } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { markedName } from '../components/matched.ts';
import { nameText } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import type { Ui } from '../ui.ts';

/** Where a hit leads. */
export function hitHref({ noun, slug }: Hit): string {
  return {
    organisation: paths.organisation,
    grant: paths.grant,
    event: paths.event,
    coalition: paths.coalition,
  }[noun](slug);
}

/** What stands muted under the name of a hit: the name that matched where it is another, then what helps to tell it. */
export function hitNote(ui: Ui, hit: Hit, isNounSaid: boolean): HtmlSafeString {
  const { noun, name, matched } = hit;
  const parts: Content[] = [
    ...(matched && matched.name !== name
      ? [phrase(ui, 'search.matched', { name: markedName(matched) })]
      : []),
    ...(isNounSaid && noun !== 'organisation' ? [ui.t(`search.noun.${noun}`)] : []),
    ...factsOf(ui, hit),
  ];
  return html`${parts.map((part, place) => html`${place > 0 ? ' · ' : ''}${part}`)}`;
}

function factsOf(ui: Ui, { noun, country, lead, date, scheme, slug }: Hit): Content[] {
  if (noun === 'organisation') return [countryOrUnknown(country, ui)];
  if (noun === 'event') return [...(date ? [dateText(date, ui)] : []), countryOrUnknown(country, ui)];
  if (noun === 'coalition') return date ? [phrase(ui, 'search.formed', { date: dateText(date, ui) })] : [];
  return [
    ...(lead ? [nameText({ name: lead.name, lang: lead.language })] : []),
    ...(scheme ? [scheme] : []),
    ...(date ? [phrase(ui, 'search.signed', { date: dateText(date, ui) })] : []),
    slug,
  ];
}
