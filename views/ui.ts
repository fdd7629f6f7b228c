import type { HtmlSafeString } from '@prairielearn/html';
import type { Language } from '#language/languages.ts';
import type { Translate } from '#language/translate.ts';
import type { PageParts } from './parts.ts';

export type KosovoFootnote = 'eu' | 'un' | 'coe' | 'none';

/** What every view knows of the reader and the moment; made once a request, never the request itself. */
export interface Ui {
  language: Language;
  t: Translate;
  /** Path and query of the page, for links that keep the state of a list. */
  url: string;
  person: UiPerson | undefined;
  /** True in the practice database: every page stands under the band. */
  isPractice: boolean;
  /** Which footnote stands where Kosovo is named. */
  kosovoFootnote: KosovoFootnote;
  /** When the registry last changed, ISO 8601 in UTC. */
  changedAt: string;
  /** Today in Skopje, YYYY-MM-DD. */
  today: string;
  /** Keeps what many pages show alike. */
  parts: PageParts;
}

export interface UiPerson {
  name: string;
  isStaff: boolean;
  isAdministrator: boolean;
}

/** The sections of the site's navigation. */
export const sections = [
  'organisations',
  'grants',
  'events',
  'coalitions',
  'solutions',
  'partners',
  'reports',
] as const;
export type Section = (typeof sections)[number];

export interface Crumb {
  label: string;
  /** Absent on the last one, which is the page itself. */
  href?: string;
}

/** A page before the layout is put around it. */
export interface Page {
  /** Of the document and, unless the body brings its own, not repeated as a heading: bodies hold the only h1. */
  title: string;
  section?: Section;
  crumbs?: Crumb[];
  body: HtmlSafeString;
  /** Where the record's history stands, for staff. */
  history?: string;
  /** The page answers a form with errors: its title then begins with “Error:”. */
  hasErrors?: boolean;
  /** A public page that does not want to be in a search engine's index, such as a search's results. */
  isUnlisted?: boolean;
  /** A page that fills the screen without the site's header and footer, such as the desk: which one. */
  isAlone?: 'desk' | 'stage';
  /** A device keeps the page for a start without network: its header says not who is signed in. */
  namesNobody?: boolean;
  /** Scripts that this page alone needs: modules under /assets/script by name, others by their addresses. */
  scripts?: readonly string[];
}
