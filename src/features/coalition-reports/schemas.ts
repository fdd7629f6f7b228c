import { Type, type Static } from '@sinclair/typebox';
import { reportParts, reportStatuses, reviewOutcomes } from './kinds.ts';

const text = (description: string) => Type.String({ description });
const maybe = (description: string) => Type.Union([Type.String(), Type.Null()], { description });
const status = Type.Union(reportStatuses.map((name) => Type.Literal(name)));
const part = Type.Union(reportParts.map((name) => Type.Literal(name)));

export const ReportSummary = Type.Object({
  periodFrom: text('First day'),
  periodTo: text('Last day'),
  status,
  updatedAt: text('Last change, ISO 8601 in UTC'),
});

const Rows = (description: string) =>
  Type.Array(Type.Object({ id: Type.Integer() }, { additionalProperties: true }), { description });

const SnapshotResource = Type.Object({
  coalition: Type.Object({ slug: Type.String(), name: Type.String(), language: maybe('BCP 47') }),
  period: Type.Object({ from: Type.String(), to: Type.String() }),
  members: Rows('Who belonged to it in the period'),
  actions: Rows('What it did'),
  outcomes: Rows('What changed; without evidence it is not counted'),
  grants: Rows('Grants in which members took part; amounts in minor units'),
  steps: Rows('Steps of solutions that it or its members carried'),
  leftOut: Type.Object(
    {
      actions: Type.Integer(),
      outcomes: Type.Integer(),
      grants: Type.Integer(),
      steps: Type.Integer(),
    },
    { description: 'How many were left out for want of a date that is precise enough' },
  ),
  texts: Type.Record(Type.String(), Type.String()),
});

export const Report = Type.Object({
  periodFrom: text('First day'),
  periodTo: text('Last day'),
  status,
  updatedAt: text('Last change, ISO 8601 in UTC'),
  texts: Type.Union(
    [Type.Record(Type.String(), Type.Object({ body: Type.String(), version: Type.Integer() })), Type.Null()],
    { description: 'As they are being written; null for readers' },
  ),
  submissions: Type.Array(
    Type.Object({
      number: Type.Integer(),
      hash: text('SHA-256 of the snapshot as JSON'),
      submittedAt: Type.String(),
      outcome: Type.Union([...reviewOutcomes.map((name) => Type.Literal(name)), Type.Null()]),
      reason: maybe('Why it was returned'),
      decidedAt: maybe('When'),
      snapshot: SnapshotResource,
      comments: Type.Array(
        Type.Object({ part, paragraph: Type.Integer(), body: Type.String(), madeAt: Type.String() }),
      ),
    }),
    { description: 'The latest first' },
  ),
});
export type Report = Static<typeof Report>;
