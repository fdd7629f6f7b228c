import t from 'tap';
import { holdPages } from '#test/support/page-walk.ts';

/** One page of each kind, and the fullest and the thinnest record of each noun. */
const publicPages = [
  '/',
  '/search?q=hops',
  '/search?q=zene',
  '/search?q=nothing-of-this-name',
  '/organisations',
  '/organisations?country=MK&country=XK',
  '/organisations?q=skopj',
  '/organisations/map',
  '/organisations/estima/corrections',
  '/organisations/estima/claim',
  '/organisations?country=BA&scheme=nothing',
  '/grants',
  '/events',
  '/ceremonies',
  '/coalitions',
  '/docs',
  '/about',
  '/privacy',
  '/accessibility',
  '/how-we-count',
  '/open-data',
  '/sign-in',
  '/nothing-here',
];
const staffPages = [
  '/admin',
  '/account',
  '/account/codes',
  '/practice',
  '/organisations/new',
  '/admin/duplicates',
  '/admin/duplicates/organizata-kosovare-per-talent-dhe-arsim-toka/toka',
  '/admin/approvals',
  '/admin/corrections',
  '/grants/new',
  '/coalitions/new',
  '/ceremonies/new',
  '/events/new',
];
const lists = ['organisations', 'grants', 'events', 'ceremonies', 'coalitions'];

t.test('axe finds nothing on any page, and no page scrolls sideways', (t) =>
  holdPages(t, async (url) => {
    const records: string[] = [];
    for (const list of lists) {
      const answer = (await (await fetch(`${url}/api/v1/${list}?limit=3`)).json()) as {
        items: { slug?: string; reference?: string }[];
      };
      records.push(
        ...answer.items.map(
          ({ slug, reference }) => `/${list}/${encodeURIComponent(slug ?? reference ?? '')}`,
        ),
      );
    }
    const forms = records.filter((path) => !path.startsWith('/events')).map((path) => `${path}/edit`);
    return {
      public: [...publicPages, ...records],
      staff: [...staffPages, ...forms.filter((_, place) => place % 3 === 0)],
      // What is signed is changed by amendments alone, and its form says so.
      statuses: { '/nothing-here': 404, '/grants/SB-026/edit': 409 },
    };
  }),
);
