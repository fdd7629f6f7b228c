import type { ActionRow } from '#features/actions/queries.ts';
import type { ListModel } from '#lists/view-model.ts';
import { actionTable } from '../coalitions/actions.ts';
import { countLine, type ListContent } from '../components/list-page.ts';
import type { Ui } from '../ui.ts';

export interface ActionList {
  model: ListModel;
  rows: ActionRow[];
}

/** The list of actions of all coalitions, for `listPage` and `listResults`. */
export function actionListContent(ui: Ui, { model, rows }: ActionList): ListContent {
  const { t } = ui;
  const count = { count: model.total, q: model.q };
  return {
    title: t('actions.title'),
    section: 'coalitions',
    model,
    searchLabel: t('outcomes.searchLabel'),
    count: countLine(model.q ? t('actions.countFor', count) : t('actions.count', count)),
    rows: actionTable(ui, rows, { mayWrite: false, hasCoalition: true }),
  };
}
