import type { MessageKey, Plural } from '../en/catalogue.ts';
import { coalitions } from './coalitions.ts';
import { events } from './events.ts';
import { general } from './general.ts';
import { grants } from './grants.ts';
import { organisations } from './organisations.ts';
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

/** The Macedonian catalogue; the type holds it to every key of the English one. */
export const mk: Record<MessageKey, string | Plural> = {
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
