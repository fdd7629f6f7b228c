import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { translatorOf } from '#language/translate.ts';
import { cursorAfter } from '#lists/request.ts';
import { api } from '#api-paths.ts';
import { type PagedNoun } from '#paths.ts';
import { linesOf } from './lines.ts';
import { listEntries } from './queries.ts';
import { findRecord, historyNouns, keyNames } from './records.ts';
import { HistoryApiQuery, readApiHistoryRequest } from './request.ts';
import { countriesIn, entryResource } from './resource.ts';
import { HistoryEntryPage } from './schemas.ts';

/** How the API of each noun calls its records, as their other routes do. */
const nouns: Record<PagedNoun, { tag: string; operationId: string; summary: string }> = {
  organisation: {
    tag: 'organisations',
    operationId: 'listOrganisationHistory',
    summary: 'What was changed of an organisation, by whom and when',
  },
  grant: {
    tag: 'grants',
    operationId: 'listGrantHistory',
    summary: 'What was changed of a grant, by whom and when',
  },
  ceremony: {
    tag: 'ceremonies',
    operationId: 'listCeremonyHistory',
    summary: 'What was changed of a ceremony and its list, by whom and when',
  },
  event: {
    tag: 'events',
    operationId: 'listEventHistory',
    summary: 'What was changed of an event, by whom and when',
  },
  coalition: {
    tag: 'coalitions',
    operationId: 'listCoalitionHistory',
    summary: 'What was changed of a coalition and its members, by whom and when',
  },
  solution: {
    tag: 'solutions',
    operationId: 'listSolutionHistory',
    summary: 'What was changed of a solution and its steps, by whom and when',
  },
  evidence: {
    tag: 'evidence',
    operationId: 'listEvidenceHistory',
    summary: 'What was changed of a finding and its uses, by whom and when',
  },
  consortium: {
    tag: 'partners',
    operationId: 'listConsortiumHistory',
    summary: 'What was changed of a saved consortium, and who confirmed it, by whom and when',
  },
  call: {
    tag: 'partners',
    operationId: 'listCallHistory',
    summary: 'What was changed of a call for partners, by whom and when',
  },
  scheme: {
    tag: 'schemes',
    operationId: 'listSchemeHistory',
    summary: 'What was changed of a scheme and its conditions, by whom and when',
  },
  claim: {
    tag: 'reports',
    operationId: 'listClaimHistory',
    summary: 'What was changed of a published figure, by whom and when',
  },
};

/** The history of records for scripts of staff: the same entries as the pages, newest first. */
export async function historyApi(app: App): Promise<void> {
  for (const noun of historyNouns) recordHistory(app, noun);
}

function recordHistory(app: App, noun: PagedNoun): void {
  const { tag, operationId, summary } = nouns[noun];
  const parameter = keyNames[noun];
  app.get(
    decodeURIComponent(api.history(noun, `:${parameter}`)),
    {
      config: { access: 'staff' },
      schema: {
        tags: [tag],
        security: [{ token: [] }],
        operationId,
        summary,
        params: Type.Object({ [parameter]: Type.String({ maxLength: 200 }) }),
        querystring: HistoryApiQuery,
        response: { 200: HistoryEntryPage, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { db, language } = request;
      const { [parameter]: key = '' } = request.params as Record<string, string>;
      const record = findRecord(db, noun, key);
      const { entries, total, next } = listEntries(db, record, readApiHistoryRequest(request.query));
      const lines = linesOf({ db, registry: app.databases.registry }, record, entries, language);
      const t = translatorOf(language);
      const items = entries.map((entry, place) => entryResource(entry, lines[place]!, t));
      const note = kosovoNote(entries.flatMap(countriesIn), language);
      return reply.send({ items, next: cursorAfter(next), total, ...(note ? { note } : {}) });
    },
  );
}
