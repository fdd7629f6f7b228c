import { Type } from '@sinclair/typebox';

/** A form as browsers send it: what is in it is judged by the command. */
export const Form = Type.Record(
  Type.String({ maxLength: 100 }),
  Type.Union([Type.String(), Type.Array(Type.String())]),
);
export type FormBody = Record<string, string | string[]>;

/** A field as it was typed; of several the first counts, one that was not sent is empty. */
export function typedIn(body: FormBody | undefined, name: string): string {
  const value = body?.[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

/** A field without the spaces at its ends, at most so many characters of it. */
export function fieldIn(body: FormBody | undefined, name: string, most = 320): string {
  return typedIn(body, name).trim().slice(0, most);
}
