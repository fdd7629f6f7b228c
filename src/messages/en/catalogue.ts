import { general } from './general.ts';
import { organisations } from './organisations.ts';
import { grants } from './grants.ts';
import { events } from './events.ts';
import { coalitions } from './coalitions.ts';
import { lists } from './lists.ts';
import { people } from './people.ts';
import { problems } from './problems.ts';
import { documentation } from './documentation.ts';
import { signings } from './signings.ts';
import { coalitionForms } from './coalition-forms.ts';
import { history } from './history.ts';
import { search } from './search.ts';
import { home } from './home.ts';
import { information } from './information.ts';
import { importRows } from './import-rows.ts';
import { imports } from './imports.ts';
import { reconcile } from './reconcile.ts';
import { themes } from './themes.ts';

/** A message with a count: the categories of Intl.PluralRules that the language has. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

const all = {
  ...general,
  ...information,
  ...home,
  ...search,
  ...coalitionForms,
  ...organisations,
  ...grants,
  ...events,
  ...coalitions,
  ...lists,
  ...people,
  ...problems,
  ...signings,
  ...documentation,
  ...history,
  ...imports,
  ...importRows,
  ...reconcile,
  ...themes,
};

export type MessageKey = keyof typeof all;
export const en: Record<MessageKey, string | Plural> = all;
