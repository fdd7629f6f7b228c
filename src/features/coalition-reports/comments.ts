import type { Database } from '#database/connection.ts';
import type { AuthorKind, CommentedPart } from './kinds.ts';
import { paragraphsOf } from './paragraphs.ts';

/** What was said in answer to a comment. */
export interface CommentAnswer {
  id: number;
  text: string;
  authorKind: AuthorKind;
  createdAt: string;
}

/** What was said of a report, of a part, or of a paragraph of one. */
export interface ReportComment extends CommentAnswer {
  part: CommentedPart;
  /** From 0, in the part as it read then; null where the whole part is meant. */
  paragraph: number | null;
  /** The paragraph as it read then. */
  quote: string | null;
  /** The number of the handing-in that was read; null where a draft was. */
  submission: number | null;
  resolvedAt: string | null;
  answers: CommentAnswer[];
}

/** The comments of a report in the order of their making, each with its answers. */
export function commentsOf(db: Database, reportId: number): ReportComment[] {
  const rows = db
    .prepare<Omit<ReportComment, 'answers'> & { answersId: number | null }>(
      `select id, part, text, author_kind as authorKind, created_at as createdAt, paragraph, quote, submission,
         resolved_at as resolvedAt, answers_id as answersId
       from report_comments where report_id = ? order by id`,
    )
    .all(reportId);
  const answers = Map.groupBy(rows, ({ answersId }) => answersId);
  return (answers.get(null) ?? []).map(({ answersId: _, ...comment }) => ({
    ...comment,
    answers: (answers.get(comment.id) ?? []).map(({ id, text, authorKind, createdAt }) => ({
      id,
      text,
      authorKind,
      createdAt,
    })),
  }));
}

/**
 * Where the paragraph that a comment is on stands in a text: the one that reads as it did then, nearest to its old
 * place; nothing where it was rewritten or taken out.
 */
export function placeOf(
  { paragraph, quote }: Pick<ReportComment, 'paragraph' | 'quote'>,
  text: string | null,
): number | undefined {
  if (quote === null || paragraph === null) return undefined;
  return paragraphsOf(text)
    .flatMap((words, place) => (words === quote ? [place] : []))
    .toSorted((one, other) => Math.abs(one - paragraph) - Math.abs(other - paragraph))[0];
}
