import type { HtmlSafeString } from '@prairielearn/html';
import type { FastifyRequest } from 'fastify';
import type { Page } from '#views/ui.ts';
import { previewPage } from '#views/imports/preview.ts';
import { progress, progressPage } from '#views/imports/progress.ts';
import { resultPage } from '#views/imports/result.ts';
import type { Outcome } from './kinds.ts';
import { isImporter } from './access.ts';
import { listRows, tallyOf, type ImportRecord } from './queries.ts';
import { shownState } from './state.ts';

const PAGE = 25;

/** The page of an import as it now is: how far it is, what it will do, or what came of it. */
export function importPage(request: FastifyRequest, record: ImportRecord): Page {
  const { db } = request;
  const ui = request.ui();
  const shown = shownState(db, record, new Date());
  const mayAct = isImporter(request.actor, record);
  if (record.state === 'ready')
    return previewPage(ui, { record, mayAct, tally: tallyOf(db, record.id), ...rowsOf(request, record) });
  if (record.state === 'applied' || record.state === 'undone') {
    return resultPage(ui, { record, mayAct, ...rowsOf(request, record, true) });
  }
  return progressPage(ui, { record, shown });
}

/** Only how far it is, for a page that asks again and again. */
export function progressPart(request: FastifyRequest, record: ImportRecord): HtmlSafeString {
  return progress(request.ui(), { record, shown: shownState(request.db, record, new Date()) });
}

function rowsOf({ db, query }: FastifyRequest, record: ImportRecord, isLeftOut = false) {
  const { outcome, from = 0 } = query as { outcome?: Outcome; from?: number };
  const { rows, total } = listRows(db, record.id, { outcome, isLeftOut, offset: from, size: PAGE });
  return { rows, shownTotal: total, outcome, from, size: PAGE };
}
