import { randomUUID } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Conflict, Invalid, type Problem } from '#errors.ts';
import { fieldsOf, Form, type FormBody } from '#features/coalitions/form-fields.ts';
import { coalitionOf } from '#features/coalitions/stored.ts';
import { requireWorkspace } from '#features/coalitions/workspace.ts';
import { paths } from '#paths.ts';
import { savedPart, writingPage, type PartWords } from '#views/coalition-reports/form.ts';
import type { Ui } from '#views/ui.ts';
import { submitReport } from './commands.ts';
import { choices, reportParts, type ReportPart } from './kinds.ts';
import { joinTexts } from './paragraphs.ts';
import { findReport, type ReportDetail } from './queries.ts';
import { reportFor } from './reading.ts';
import { saveReport, type Saved } from './saving.ts';
import type { TextsInput } from './schemas.ts';

const Path = Type.Object({ slug: Type.String({ maxLength: 200 }), period: Type.String({ maxLength: 21 }) });
const signedIn = { access: 'signed-in' } as const;

type Parts = Record<ReportPart, PartWords>;

/** Where members write of a period: saved by itself part by part, two people at once, and submitted. */
export function writingRoutes(app: App): void {
  app.get(
    '/coalitions/:slug/reports/:period/edit',
    { config: { ...signedIn, isKept: false }, schema: { params: Path } },
    async (request, reply) => {
      const { slug, period } = request.params;
      const report = reportFor(request, slug, period);
      requireWorkspace(request.db, request.actor, coalitionOf(request.db, slug));
      return write(request, reply, report, drawn(report), []);
    },
  );

  app.post(
    '/coalitions/:slug/reports/:period',
    { config: signedIn, schema: { params: Path, body: Form } },
    async (request, reply) => {
      const { slug, period } = request.params;
      const { saved, refusal } = save(request, reply, request.params, request.body);
      if (refusal) return refusal;
      if (!request.wantsFragment) return reply.redirect(paths.coalitionReport(slug, period), 303);
      return reply.fragment(savedPart(request.ui(), { ...saved, problems: [] }));
    },
  );

  app.post(
    '/coalitions/:slug/reports/:period/submission',
    { config: signedIn, schema: { params: Path, body: Form } },
    async (request, reply) => {
      const { slug, period } = request.params;
      // The button stands under the words: what was typed and not yet kept is kept first.
      if (reportParts.some((part) => request.body[part] !== undefined)) {
        const { refusal } = save(request, reply, request.params, request.body);
        if (refusal) return refusal;
      }
      try {
        submitReport(request.db, request.act(), slug, period);
        return reply.redirect(paths.coalitionReport(slug, period), 303);
      } catch (error) {
        const problems = problemsOf(error);
        const report = findReport(request.db, slug, period, { mayWrite: true });
        reply.code(error instanceof Conflict ? 409 : 422);
        return write(request, reply, report, drawn(report), problems);
      }
    },
  );
}

interface Kept {
  saved: Saved;
  refusal?: undefined;
}

/** Keeps what a form holds. @returns what was kept, or the answer where not all of it could be. */
function save(
  request: FastifyRequest,
  reply: FastifyReply,
  { slug, period }: { slug: string; period: string },
  body: FormBody,
): Kept | { saved?: undefined; refusal: FastifyReply } {
  const head = fieldsOf(body, ['version', 'tab', 'turn']);
  const typed = typedParts(body);
  const refuse = (saved: Saved | undefined, problems: Problem[]) => {
    const report = findReport(request.db, slug, period, { mayWrite: true });
    const clashes = saved?.conflicts.map(({ part }) => part) ?? [];
    // A page that saves by itself is told so in its own line; the words stay in its fields.
    const refusal = request.wantsFragment
      ? reply.fragment(savedPart(request.ui(), { version: report.version, problems, clashes }))
      : write(request, reply, report, saved ? joinedParts(report, typed, saved) : typed, problems);
    return { refusal };
  };
  try {
    const input = inputOf(body, typed, head);
    const saved = saveReport(request.db, request.act(), slug, period, input);
    if (saved.conflicts.length === 0) return { saved };
    reply.code(409);
    return refuse(saved, clashProblems(request.ui(), saved, typed));
  } catch (error) {
    const problems = problemsOf(error);
    reply.code(error instanceof Conflict ? 409 : 422);
    // Whoever sends no words to go by is shown every part that reads otherwise now.
    const isOlder = error instanceof Conflict && error.facts['version'] !== undefined;
    return refuse(isOlder ? olderSaved(request, slug, period, typed) : undefined, problems);
  }
}

/** What the form held of each part: the words, what they were written from, and what was chosen of two versions. */
function typedParts(body: FormBody): Parts {
  return partwise((part) => {
    const names = [part, `${part}Base`, `${part}Theirs`, `${part}Choice`] as const;
    const fields = fieldsOf(body, names);
    const isClash = body[`${part}Theirs`] !== undefined;
    return {
      mine: fields[part],
      base: fields[`${part}Base`],
      theirs: isClash ? fields[`${part}Theirs`] : undefined,
      choice: choices.find((known) => known === fields[`${part}Choice`]),
    };
  });
}

/** What the form asks to be kept: where two versions were shown and one chosen, it is joined to the one shown. */
function inputOf(body: FormBody, typed: Parts, head: Record<'version' | 'tab' | 'turn', string>): TextsInput {
  const hasBases = reportParts.some((part) => body[`${part}Base`] !== undefined);
  const kept = partwise((part) => {
    const { mine, base, theirs, choice } = typed[part];
    if (theirs === undefined || choice === undefined) return { mine, base };
    return { mine: joinTexts(base, mine, theirs, choice) ?? mine, base: theirs };
  });
  return {
    ...partwise((part) => kept[part].mine || undefined),
    version: Number(head.version) || 0,
    ...(hasBases ? { bases: partwise((part) => kept[part].base || undefined) } : {}),
    ...(hasBases && head.tab ? { tab: head.tab, turn: Number(head.turn) || 0 } : {}),
  };
}

/** After a save that not every part could take: clashing ones as typed beside what is kept, the others as kept. */
function joinedParts(report: ReportDetail, typed: Parts, { conflicts }: Saved): Parts {
  const fresh = drawn(report);
  return partwise((part) => {
    const clash = conflicts.find((one) => one.part === part);
    return clash
      ? { mine: typed[part].mine, base: clash.base, theirs: clash.theirs, choice: typed[part].choice }
      : fresh[part];
  });
}

/** Two versions that were shown already want a choice; new ones are only shown. */
function clashProblems({ t }: Ui, { conflicts }: Saved, typed: Parts): Problem[] {
  return conflicts.map(({ part }): Problem => {
    const isAsked = typed[part].theirs !== undefined && typed[part].choice === undefined;
    return isAsked
      ? { path: `/${part}Choice`, message: 'problem.choose' }
      : {
          path: `/${part}`,
          message: 'problem.reportClash',
          values: { part: t(`coalitionReport.part.${part}`) },
        };
  });
}

function olderSaved(request: FastifyRequest, slug: string, period: string, typed: Parts): Saved {
  const { now, version } = findReport(request.db, slug, period, { mayWrite: true });
  const conflicts = reportParts
    .map((part) => ({ part, base: '', theirs: now.texts[part] ?? '' }))
    .filter(({ part, theirs }) => typed[part].mine !== '' && typed[part].mine !== theirs);
  return { version, joined: [], conflicts };
}

function drawn({ now }: ReportDetail): Parts {
  return partwise((part) => ({ mine: now.texts[part] ?? '', base: now.texts[part] ?? '' }));
}

function partwise<Value>(valueOf: (part: ReportPart) => Value): Record<ReportPart, Value> {
  return Object.fromEntries(reportParts.map((part) => [part, valueOf(part)])) as Record<ReportPart, Value>;
}

function problemsOf(error: unknown): Problem[] {
  if (error instanceof Conflict) return [error.reason];
  if (error instanceof Invalid) return error.problems;
  throw error;
}

/** Each page that is drawn is a tab of its own: what it sent last is what it writes on from. */
function write(
  request: FastifyRequest,
  reply: FastifyReply,
  report: ReportDetail,
  parts: Parts,
  problems: Problem[],
): FastifyReply {
  return reply.page(writingPage(request.ui(), { report, parts, problems, tab: randomUUID() }));
}
