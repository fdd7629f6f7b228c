/**
 * The style sheets in the order in which they are joined into /assets/site.css: files under public/, and those
 * of packages by their name there.
 */
export const styleSheets: readonly string[] = [
  'styles/layers.css',
  '@digdir/designsystemet-css/theme.css',
  '@digdir/designsystemet-css/base.css',
  '@digdir/designsystemet-css/button.css',
  '@digdir/designsystemet-css/input.css',
  'styles/fonts.css',
  'styles/tokens.css',
  'styles/base.css',
  'styles/layout.css',
  'styles/page.css',
  'styles/header.css',
  'styles/header-narrow.css',
  'styles/section.css',
  'styles/button.css',
  'styles/field.css',
  'styles/error-summary.css',
  'styles/notice.css',
  'styles/table.css',
  'styles/table-narrow.css',
  'styles/list.css',
  'styles/facet.css',
  'styles/search-box.css',
  'styles/state.css',
  'styles/country.css',
  'styles/facts.css',
  'styles/timeline.css',
  'styles/rule-check.css',
  'styles/figures.css',
  'styles/bars.css',
  'styles/map.css',
  'styles/tabs.css',
  'styles/grant.css',
  'styles/after-signing.css',
  'styles/tasks.css',
  'styles/account.css',
  'styles/documentation.css',
  'styles/coalition.css',
  'styles/ladder.css',
  'styles/matrix.css',
  'styles/report.css',
  'styles/home.css',
  'styles/search-results.css',
  'styles/event.css',
  'styles/ceremony.css',
  'styles/people.css',
  'styles/filter-row.css',
  'styles/pairs.css',
  'styles/matching.css',
  'styles/consortium.css',
  'styles/network.css',
  'styles/compare.css',
  'styles/import.css',
  'styles/desk.css',
  'styles/desk-list.css',
  'styles/stage.css',
  'styles/minutes.css',
  'styles/city-map.css',
  'styles/print.css',
  'styles/paper.css',
];

/**
 * The layer a sheet has to be put into when it is joined. The design system's single files come without one,
 * and whatever stands in no layer would win over everything of ours.
 */
export function layerOf(name: string): string | undefined {
  if (!name.startsWith('@') || name.endsWith('/theme.css')) return undefined;
  return name.endsWith('/base.css') ? 'ds.base' : 'ds.components';
}
