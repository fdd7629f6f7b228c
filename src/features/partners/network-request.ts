import { Type } from '@sinclair/typebox';

export interface NetworkAsked {
  by: 'all' | 'grants' | 'coalitions' | 'regional';
  /** The year in which it began; empty for all. */
  year: string;
  /** Slug of the organisation that is looked at closer. */
  focus: string;
}

const fields = {
  by: Type.Optional(
    Type.String({ maxLength: 20, description: 'all, grants, regional (grants) or coalitions' }),
  ),
  year: Type.Optional(Type.String({ maxLength: 4, description: 'The year in which it began' })),
  focus: Type.Optional(
    Type.String({ maxLength: 200, description: 'Slug of an organisation looked at closer' }),
  ),
};
export const NetworkQuery = Type.Object(fields, { additionalProperties: true });
export const NetworkApiQuery = Type.Object(
  {
    by: Type.Optional(
      Type.String({ enum: ['all', 'grants', 'regional', 'coalitions'], description: 'What joined them' }),
    ),
    year: Type.Optional(Type.String({ pattern: '^\\d{4}$', description: 'The year in which it began' })),
    cursor: Type.Optional(
      Type.String({ pattern: '^\\d{1,7}$', description: 'As `next` of the page before gave it' }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25 })),
  },
  { additionalProperties: false },
);

/** Reads the query of the network's address; what is not known is passed over. */
export function readNetwork(query: Record<string, unknown>): NetworkAsked {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].trim() : '');
  const by = text('by');
  return {
    by: by === 'grants' || by === 'coalitions' || by === 'regional' ? by : 'all',
    year: /^\d{4}$/.test(text('year')) ? text('year') : '',
    focus: text('focus'),
  };
}
