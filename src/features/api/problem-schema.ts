import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { statusWords } from './status-words.ts';

/** One fault of what was sent: where it is, as a JSON pointer into it, and what to do about it. */
export const ProblemError = Type.Object({
  path: Type.String({ description: 'JSON pointer into what was sent', examples: ['/name'] }),
  message: Type.String({ description: 'What to put right, in the language asked for' }),
});

/**
 * What the API answers in place of a resource: problem details of RFC 9457. Further members are facts about
 * what already is, such as the signing that stands where a second one was asked for.
 */
export const Problem = Type.Object(
  {
    type: Type.String({ format: 'uri-reference', examples: ['about:blank'] }),
    title: Type.String({ description: 'The words of the status', examples: ['Unprocessable Entity'] }),
    status: Type.Integer({ minimum: 400, maximum: 599, examples: [422] }),
    detail: Type.String({
      description: 'What is wrong, for a person',
      examples: ['Something has to be put right.'],
    }),
    instance: Type.String({
      format: 'uri-reference',
      description: 'The address asked',
      examples: ['/api/v1/organisations'],
    }),
    errors: Type.Optional(Type.Array(ProblemError, { description: 'Every fault of what was sent' })),
  },
  { additionalProperties: true, description: 'Problem details (RFC 9457)' },
);
export type Problem = Static<typeof Problem>;

export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503;

interface ProblemResponse {
  description: string;
  content: { 'application/problem+json': { schema: TSchema } };
}

/**
 * The refusals of a route, for its `response` schemas beside those of its success:
 * `response: { 200: Organisation, ...problemResponses(404, 422) }`.
 */
export function problemResponses<Status extends ProblemStatus>(
  ...statuses: Status[]
): Record<Status, ProblemResponse> {
  const responses: Partial<Record<Status, ProblemResponse>> = {};
  for (const status of statuses) {
    responses[status] = {
      description: statusWords[status] ?? String(status),
      content: { 'application/problem+json': { schema: Problem } },
    };
  }
  return responses as Record<Status, ProblemResponse>;
}
