import { fieldsOf, type FormBody } from '#features/coalitions/form-fields.ts';
import { readEvidence as readAddresses } from '#features/outcomes/form.ts';
import type { EvidenceDetail } from './queries.ts';
import type { EvidenceInput, EvidenceUse } from './schemas.ts';

const FIELDS = [
  'statement',
  'value',
  'unit',
  'publisher',
  'year',
  'period',
  'place',
  'theme',
  'source',
] as const;

/** The fields of a finding's form as they were typed. */
export type TypedEvidence = Record<(typeof FIELDS)[number], string>;

/** Reads the form. @param today the day the source was read. */
export function readEvidenceForm(
  body: FormBody,
  today: string,
): { typed: TypedEvidence; input: EvidenceInput } {
  const typed = fieldsOf(body, FIELDS);
  const input: EvidenceInput = {
    statement: typed.statement,
    value: typed.value || undefined,
    unit: typed.unit || undefined,
    publisher: typed.publisher,
    // What is no year stays what it is, for the command to refuse.
    year: typed.year ? Number(typed.year) : undefined,
    period: typed.period || undefined,
    place: typed.place || undefined,
    theme: typed.theme || undefined,
    source: readAddresses(typed.source, today) ?? { addresses: [''], basis: 'read' },
  };
  return { typed, input };
}

/** A finding as its form shows it before anything is changed. */
export function typedEvidence(found: EvidenceDetail): TypedEvidence {
  return {
    statement: found.statement,
    value: found.value ?? '',
    unit: found.unit ?? '',
    publisher: found.publisher,
    year: found.year === null ? '' : String(found.year),
    period: found.period ?? '',
    place: found.place ?? '',
    theme: found.theme ?? '',
    source: found.citations.map(({ address }) => address).join('\n'),
  };
}

/**
 * Reads the address of a page into the record whose page it is; something that no record answers to where it
 * is none, for the command to refuse.
 */
export function readUse(address: string): EvidenceUse {
  const path = address
    .trim()
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/[?#].*$/, '');
  const [, noun = '', slug = '', part = '', number = ''] = path.split('/');
  if (noun === 'coalitions' && part === 'outcomes') return { noun: 'outcome', record: number };
  if (noun === 'coalitions') return { noun: 'coalition', record: decodeURIComponent(slug) };
  return { noun: noun === 'solutions' ? 'solution' : 'theme', record: decodeURIComponent(slug) };
}
