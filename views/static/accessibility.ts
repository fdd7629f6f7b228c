import type { Page, Ui } from '../ui.ts';
import { paragraph, points, prosePage } from './prose.ts';

/** How the pages are made to be used by everybody, and what is not known to work. */
export function accessibilityPage(ui: Ui): Page {
  return prosePage(ui, 'accessibility.title', 'accessibility.lead', [
    {
      heading: 'accessibility.works',
      body: [
        points(ui, [
          'accessibility.keyboard',
          'accessibility.script',
          'accessibility.colour',
          'accessibility.language',
          'accessibility.zoom',
        ]),
      ],
    },
    { heading: 'accessibility.checked', body: [paragraph(ui, 'accessibility.checkedText')] },
    {
      heading: 'accessibility.limits',
      body: [points(ui, ['accessibility.map', 'accessibility.names', 'accessibility.sources'])],
    },
    { heading: 'accessibility.tell', body: [paragraph(ui, 'accessibility.tellText')] },
  ]);
}
