import { paths } from '#paths.ts';
import type { Page, Ui } from '../ui.ts';
import { linkTo, paragraph, prosePage } from './prose.ts';

/** What the registry is, what is in it, and what it leaves out. */
export function aboutPage(ui: Ui): Page {
  return prosePage(ui, 'about.title', 'about.lead', [
    {
      heading: 'about.what',
      body: [
        paragraph(ui, 'about.whatText', {
          organisations: linkTo(ui, 'about.organisations', paths.organisations()),
          grants: linkTo(ui, 'about.grants', paths.grants()),
          ceremonies: linkTo(ui, 'about.ceremonies', paths.ceremonies()),
          coalitions: linkTo(ui, 'about.coalitions', paths.coalitions()),
        }),
        paragraph(ui, 'about.sources'),
      ],
    },
    {
      heading: 'about.how',
      body: [
        paragraph(ui, 'about.corrections'),
        paragraph(ui, 'about.history'),
        paragraph(ui, 'about.counting', { counting: linkTo(ui, 'about.countingLink', paths.counting()) }),
      ],
    },
    {
      heading: 'about.licence',
      body: [paragraph(ui, 'about.licenceText', { data: linkTo(ui, 'footer.openData', paths.openData()) })],
    },
  ]);
}
