import type { MessageKey, Plural } from '../en/catalogue.ts';
import { coalitions } from './coalitions.ts';
import { events } from './events.ts';
import { accountHistory } from './account-history.ts';
import { accounts } from './accounts.ts';
import { signingIn } from './signing-in.ts';
import { general } from './general.ts';
import { grants } from './grants.ts';
import { organisations } from './organisations.ts';
import { outcomeForms } from './outcome-forms.ts';
import { outcomes } from './outcomes.ts';
import { coalitionReports } from './coalition-reports.ts';
import { sessionLines } from './session-lines.ts';
import { reportComparison } from './report-comparison.ts';
import { reports } from './reports.ts';
import { claims } from './claims.ts';
import { indicatorPages } from './indicator-pages.ts';
import { solutions } from './solutions.ts';
import { evidence } from './evidence.ts';
import { keptLists } from './kept-lists.ts';
import { lists } from './lists.ts';
import { people } from './people.ts';
import { problems } from './problems.ts';
import { documentation } from './documentation.ts';
import { desk } from './desk.ts';
import { signings } from './signings.ts';
import { signingDay } from './signing-day.ts';
import { schemes } from './schemes.ts';
import { afterSigning } from './after-signing.ts';
import { payments } from './payments.ts';
import { documents } from './documents.ts';
import { money } from './money.ts';
import { coalitionForms } from './coalition-forms.ts';
import { history } from './history.ts';
import { partners } from './partners.ts';
import { consortia } from './consortia.ts';
import { introductions } from './introductions.ts';
import { network } from './network.ts';
import { calls } from './calls.ts';
import { matching } from './matching.ts';
import { search } from './search.ts';
import { home } from './home.ts';
import { information } from './information.ts';
import { outbox } from './outbox.ts';
import { personalData } from './personal-data.ts';
import { join } from './join.ts';
import { administration } from './administration.ts';
import { corrections } from './corrections.ts';
import { duplicates } from './duplicates.ts';
import { profiles } from './profiles.ts';
import { organisationProfile } from './organisation-profile.ts';
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
  ...coalitionReports,
  ...reportComparison,
  ...organisations,
  ...grants,
  ...events,
  ...coalitions,
  ...outcomes,
  ...outcomeForms,
  ...sessionLines,
  ...reports,
  ...claims,
  ...indicatorPages,
  ...solutions,
  ...evidence,
  ...keptLists,
  ...lists,
  ...people,
  ...accounts,
  ...accountHistory,
  ...signingIn,
  ...problems,
  ...desk,
  ...signingDay,
  ...signings,
  ...schemes,
  ...afterSigning,
  ...payments,
  ...documents,
  ...money,
  ...documentation,
  ...history,
  ...outbox,
  ...personalData,
  ...join,
  ...administration,
  ...partners,
  ...consortia,
  ...introductions,
  ...network,
  ...calls,
  ...matching,
  ...duplicates,
  ...corrections,
  ...profiles,
  ...organisationProfile,
  ...imports,
  ...importRows,
  ...reconcile,
  ...themes,
};
