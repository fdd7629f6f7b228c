import type { MessageKey } from '#language/translate.ts';
import { en } from '#messages/en/catalogue.ts';

/** What happened; undefined for an event that has no words yet. */
export function eventMessage(event: string): MessageKey | undefined {
  return messageOf(`history.event.${event}`);
}

/** What a field is called; undefined for one that has no words yet. */
export function fieldMessage(field: string): MessageKey | undefined {
  return messageOf(`history.field.${field}`);
}

/** The word that the pages of that noun use for a value, such as that for the status `planned` of a grant. */
export function valueMessage(noun: string, field: string, value: string): MessageKey | undefined {
  return messageOf(`${noun}.${field}.${value}`);
}

/** A name as the code has it, taken apart so that it can be read: recordedOn → recorded on. */
export function plainWords(name: string): string {
  return name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/[_.-]+/g, ' ')
    .toLowerCase();
}

function messageOf(key: string): MessageKey | undefined {
  return Object.hasOwn(en, key) ? (key as MessageKey) : undefined;
}
