import { paths } from '#paths.ts';
import type { Crumb, Ui } from '../ui.ts';

/** Where a page of a coalition's workspace stands. */
export function coalitionCrumbs(
  { t }: Ui,
  coalition: { slug: string; name: string },
  title: string,
): Crumb[] {
  return [
    { label: t('general.registry'), href: paths.home() },
    { label: t('coalitions.title'), href: paths.coalitions() },
    { label: coalition.name, href: paths.coalition(coalition.slug) },
    { label: title },
  ];
}
