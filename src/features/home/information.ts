import type { App } from '#app.ts';
import { isStaff } from '#features/people/access.ts';
import { paths } from '#paths.ts';
import { aboutPage } from '#views/static/about.ts';
import { accessibilityPage } from '#views/static/accessibility.ts';
import { countingPage } from '#views/static/counting.ts';
import { openDataPage } from '#views/static/open-data.ts';
import { privacyPage } from '#views/static/privacy.ts';
import { findOptionalProgrammeFigures } from './figures.ts';

/** What the registry says about itself. */
export async function informationPages(app: App): Promise<void> {
  const pages = [
    [paths.about(), aboutPage],
    [paths.privacy(), privacyPage],
    [paths.accessibility(), accessibilityPage],
    [paths.openData(), openDataPage],
  ] as const;
  for (const [path, page] of pages) {
    app.get(path, { config: { access: 'public' } }, async (request, reply) => reply.page(page(request.ui())));
  }
  app.get(paths.counting(), { config: { access: 'public' } }, async (request, reply) => {
    const figures = findOptionalProgrammeFigures(request.db, isStaff(request.actor));
    return reply.page(countingPage(request.ui(), figures));
  });
}
