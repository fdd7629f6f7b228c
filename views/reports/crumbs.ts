import { paths } from '#paths.ts';
import type { Crumb, Ui } from '../ui.ts';

/** Where a page of the reports stands; the reports' own page without a title. */
export function reportCrumbs({ t }: Ui, title?: string): Crumb[] {
  return [
    { label: t('general.registry'), href: paths.home() },
    ...(title === undefined
      ? [{ label: t('general.reports') }]
      : [{ label: t('general.reports'), href: paths.reports() }, { label: title }]),
  ];
}

/** Where a page of an indicator stands; of those under it, with the indicator between. */
export function indicatorCrumbs(
  { t }: Ui,
  title: string,
  indicator?: { name: string; slug: string },
): Crumb[] {
  return [
    { label: t('general.registry'), href: paths.home() },
    { label: t('general.reports'), href: paths.reports() },
    { label: t('indicators.title'), href: paths.indicators() },
    ...(indicator ? [{ label: indicator.name, href: paths.indicator(indicator.slug) }] : []),
    { label: title },
  ];
}
