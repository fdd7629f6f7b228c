import type { App } from '#app.ts';
import { grantList } from '#features/grants/list.ts';
import { listGrants } from '#features/grants/rows.ts';
import { isStaff } from '#features/people/access.ts';
import { findList } from '#lists/find.ts';
import { paths } from '#paths.ts';
import { homePage } from '#views/home/home.ts';
import { ceremoniesAround } from './ceremonies.ts';
import { findOptionalProgrammeFigures, organisationsByCountry } from './figures.ts';
import { informationPages } from './information.ts';

const LATEST = 8;

/** The first page: what this is, live figures, and the ways in for each kind of user; and what is said about it all. */
export async function home(app: App): Promise<void> {
  app.get(paths.home(), { config: { access: 'public' } }, async (request, reply) => {
    const { db, language } = request;
    const ui = request.ui();
    const reader = { language, isStaff: isStaff(request.actor) };
    const { ids } = findList(db, grantList, { chosen: {}, sort: 'signed', size: LATEST }, reader);
    return reply.page(
      homePage(ui, {
        figures: findOptionalProgrammeFigures(db, reader.isStaff),
        organisations: organisationsByCountry(db, reader.isStaff),
        ceremonies: ceremoniesAround(db, ui.today),
        latest: listGrants(db, ids).filter(({ signedOn }) => signedOn !== null),
      }),
    );
  });

  await informationPages(app);
}
