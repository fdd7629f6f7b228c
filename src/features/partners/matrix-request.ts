import { Type } from '@sinclair/typebox';

/** What the matrix may be asked for; an empty text stands for “all”. */
export interface MatrixAsked {
  programme: string;
  scheme: string;
  theme: string;
  year: string;
  /** `lead`: the row's country leads and the column's is partner. */
  role: '' | 'lead';
  by: '' | 'grants' | 'coalitions';
}

const word = (description: string, example: string) =>
  Type.Optional(Type.String({ maxLength: 200, description, examples: [example] }));

const fields = {
  programme: word('Slug of a programme', 'smart-balkans'),
  scheme: word('Slug of a scheme', 'smart-balkans-regional'),
  theme: word('Slug of a theme', 'corruption'),
  year: word('The year in which it began, or was formed', '2023'),
  role: word('lead: the row’s country leads, the column’s is partner', 'lead'),
  by: word('grants, or coalitions; both where absent', 'grants'),
};
/** An address edited by hand is read as far as it can be; the API refuses what it does not know. */
export const MatrixQuery = Type.Object(fields, { additionalProperties: true });
export const MatrixApiQuery = Type.Object(
  {
    ...fields,
    role: Type.Optional(Type.String({ enum: ['', 'lead'], description: 'lead: the row’s country leads' })),
    by: Type.Optional(Type.String({ enum: ['', 'grants', 'coalitions'], description: 'What joined them' })),
    year: Type.Optional(Type.String({ pattern: '^(\\d{4})?$', description: 'The year in which it began' })),
  },
  { additionalProperties: false },
);

/** Reads the query of the matrix's address; what is not known is passed over. */
export function readMatrix(query: Record<string, unknown>): MatrixAsked {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].trim() : '');
  const by = text('by');
  return {
    programme: text('programme'),
    scheme: text('scheme'),
    theme: text('theme'),
    year: /^\d{4}$/.test(text('year')) ? text('year') : '',
    role: text('role') === 'lead' ? 'lead' : '',
    by: by === 'grants' || by === 'coalitions' ? by : '',
  };
}
