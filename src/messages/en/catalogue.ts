import { general } from './general.ts';
import { organisations } from './organisations.ts';
import { grants } from './grants.ts';
import { events } from './events.ts';
import { coalitions } from './coalitions.ts';
import { outcomeForms } from './outcome-forms.ts';
import { outcomes } from './outcomes.ts';
import { sessionLines } from './session-lines.ts';
import { reports } from './reports.ts';
import { solutions } from './solutions.ts';
import { evidence } from './evidence.ts';
import { lists } from './lists.ts';
import { people } from './people.ts';
import { problems } from './problems.ts';
import { documentation } from './documentation.ts';
import { signings } from './signings.ts';
import { coalitionForms } from './coalition-forms.ts';
import { coalitionReports } from './coalition-reports.ts';
import { history } from './history.ts';
import { search } from './search.ts';
import { home } from './home.ts';
import { information } from './information.ts';

/** A message with a count: the categories of Intl.PluralRules that the language has. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

const all = {
  ...general,
  ...information,
  ...home,
  ...search,
  ...coalitionForms,
  ...coalitionReports,
  ...organisations,
  ...grants,
  ...events,
  ...coalitions,
  ...outcomes,
  ...outcomeForms,
  ...sessionLines,
  ...reports,
  ...solutions,
  ...evidence,
  ...lists,
  ...people,
  ...problems,
  ...signings,
  ...documentation,
  ...history,
};

export type MessageKey = keyof typeof all;
export const en: Record<MessageKey, string | Plural> = all;
