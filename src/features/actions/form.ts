import { fieldsOf, listOf, type FormBody } from '#features/coalitions/form-fields.ts';
import { readDate } from '#features/coalitions/form.ts';
import { readEvidence } from '#features/outcomes/form.ts';
import type { ActionRow } from './queries.ts';
import type { ActionInput } from './schemas.ts';

const FIELDS = ['kind', 'what', 'actedOn', 'institution', 'country', 'others', 'note', 'source'] as const;

/** The fields of an action's form as they were typed; members that took part by their slugs. */
export type TypedAction = Record<(typeof FIELDS)[number], string> & { participants: string[] };

/** Reads the form: dates as people write them, evidence and further names one a line. */
export function readActionForm(body: FormBody, today: string): { typed: TypedAction; input: ActionInput } {
  const typed = { ...fieldsOf(body, FIELDS), participants: listOf(body, 'participants') };
  const input: ActionInput = {
    kind: typed.kind,
    what: typed.what,
    actedOn: readDate(typed.actedOn),
    institution: typed.institution || undefined,
    country: typed.country || undefined,
    participants: [...typed.participants, ...typed.others.split('\n').filter((line) => line.trim() !== '')],
    note: typed.note || undefined,
    source: readEvidence(typed.source, today),
  };
  return { typed, input };
}

/** An action as its form shows it before anything is changed; evidence is only ever added. */
export function typedAction(action: ActionRow): TypedAction {
  return {
    kind: action.kind,
    what: action.what,
    actedOn: action.actedOn ?? '',
    institution: action.institution ?? '',
    country: action.country ?? '',
    participants: action.participants.flatMap(({ slug }) => slug ?? []),
    others: action.participants.flatMap(({ slug, name }) => (slug ? [] : name)).join('\n'),
    note: action.note ?? '',
    source: '',
  };
}
