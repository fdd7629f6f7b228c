import type { HtmlSafeString } from '@prairielearn/html';

/** What may stand as a component's text: a plain string, which is escaped, or markup made by a component. */
export type Content = HtmlSafeString | string;

/** A link of a list of links; without an address it is the one that is shown now. */
export interface LinkItem {
  label: Content;
  href?: string | undefined;
  lang?: string | undefined;
}
