import { html, type HtmlSafeString } from '@prairielearn/html';
import { paths } from '#paths.ts';
import { tabs } from '../components/tabs.ts';
import type { Crumb, Ui } from '../ui.ts';

export type PartnerTab = 'matching' | 'calls' | 'consortium' | 'network' | 'matrix';

/** What only those see who are signed in: their saved consortia and their introductions. */
const own = (ui: Ui) => [
  { label: ui.t('consortia.title'), href: paths.consortia() },
  { label: ui.t('introductions.title'), href: paths.introductions() },
];

/** The way from the registry's front to a page about partners. */
export function partnerCrumbs(ui: Ui, ...last: (string | Crumb)[]): Crumb[] {
  return [
    { label: ui.t('general.registry'), href: paths.home() },
    { label: ui.t('general.partners'), ...(last.length > 0 ? { href: paths.partners() } : {}) },
    ...last.map((crumb) => (typeof crumb === 'string' ? { label: crumb } : crumb)),
  ];
}

const shown: PartnerTab[] = ['matching', 'calls', 'consortium', 'network', 'matrix'];
const addresses: Record<PartnerTab, string> = {
  matching: paths.partners(),
  calls: paths.calls(),
  consortium: paths.consortiumBuilder(),
  network: paths.partnersNetwork(),
  matrix: paths.partnersMatrix(),
};

/** The pages about partners, beside one another. */
export function partnerTabs(ui: Ui, current: PartnerTab | undefined): HtmlSafeString {
  const items = shown.map((tab) => ({
    label: ui.t(`partners.tab.${tab}`),
    href: addresses[tab],
    isCurrent: tab === current,
  }));
  return html`<div class="partner-tabs">${tabs(ui.t('partners.pages'), ui.person ? [...items, ...own(ui)] : items)}</div>`;
}
