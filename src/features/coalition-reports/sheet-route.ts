import { Readable } from 'node:stream';
import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { coalitionOf } from '#features/coalitions/stored.ts';
import { isOfWorkspace } from '#features/coalitions/workspace.ts';
import { workbook } from '#lists/xlsx.ts';
import { findReport } from './queries.ts';
import { reportSheets } from './sheets.ts';

const Path = Type.Object({ slug: Type.String({ maxLength: 200 }), period: Type.String({ maxLength: 21 }) });

/** A report as an Excel file: of exactly what was frozen, of a draft as the records are now. */
export function sheetRoute(app: App): void {
  app.get(
    '/coalitions/:slug/reports/:period/report.xlsx',
    { config: { access: 'public', isKept: false }, schema: { params: Path } },
    async (request, reply) => {
      const { slug, period } = request.params;
      const mayWrite = isOfWorkspace(request.db, request.actor, coalitionOf(request.db, slug));
      const { content, status, hash, isFrozen, submittedAt } = findReport(request.db, slug, period, {
        mayWrite,
      });
      const head = { status, hash: isFrozen ? hash : null, submittedAt: isFrozen ? submittedAt : null };
      return reply
        .header('content-disposition', `attachment; filename="${slug}-${period}.xlsx"`)
        .header('cache-control', 'no-store')
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .send(Readable.from(workbook(reportSheets(content, head, request.language))));
    },
  );
}
