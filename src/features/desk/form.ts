import { randomUUID } from 'node:crypto';
import { single, type FormBody } from '#features/events/form.ts';
import { entryKinds, type EntryKind } from './rules.ts';
import type { EntryInput } from './schemas.ts';

/** What the desk's form says, without script: the registry's clock stands in for the desk's. */
export function readEntryForm(
  body: FormBody,
  now: Date,
): { key: string; kind: EntryKind | undefined; input: EntryInput } {
  const value = (field: string) => single(body, field);
  const kind = entryKinds.find((known) => known === value('kind'));
  const at = now.toISOString();
  const names = (['granteeSignatory', 'programmeSignatory', 'seenReason', 'note'] as const).flatMap(
    (field) => (value(field) ? [[field, value(field).slice(0, 200)] as const] : []),
  );
  const isAboutAnother = kind === 'undone' || kind === 'corrected';
  const corrects = value(kind === 'corrected' ? 'signedKey' : 'corrects');
  // A form that was sent twice has one key for each thing that its buttons say.
  const key = `${value('key') || randomUUID()}-${kind ?? ''}`;
  return {
    key,
    kind,
    input: {
      grant: value('grant'),
      kind: kind ?? 'called',
      desk: 'form',
      pressedAt: at,
      sentAt: at,
      ...Object.fromEntries(names),
      ...(isAboutAnother && corrects ? { corrects } : {}),
    },
  };
}
