import type { HtmlSafeString } from '@prairielearn/html';
import type { ReportStatus } from '#features/coalition-reports/kinds.ts';
import { state, type StateSign } from '../components/state.ts';
import type { Ui } from '../ui.ts';

const signs: Record<ReportStatus, StateSign> = {
  draft: 'listed',
  submitted: 'called',
  returned: 'postponed',
  accepted: 'signed',
};

/** How far a report is, as sign and word. */
export function reportState(ui: Ui, status: ReportStatus): HtmlSafeString {
  return state(signs[status], ui, { label: ui.t(`coalitionReport.status.${status}`) });
}
