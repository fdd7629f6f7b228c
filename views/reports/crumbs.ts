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
