import { paths } from '#paths.ts';
import type { Crumb, Ui } from '../ui.ts';

/** Where a page of a claim stands; of those under it, with the claim between. */
export function claimCrumbs({ t }: Ui, title: string, claim?: { what: string; slug: string }): Crumb[] {
  return [
    { label: t('general.registry'), href: paths.home() },
    { label: t('general.reports'), href: paths.reports() },
    { label: t('claims.title'), href: paths.claims() },
    ...(claim ? [{ label: claim.what, href: paths.claim(claim.slug) }] : []),
    { label: title },
  ];
}
