import { Type } from '@sinclair/typebox';

/** A form as browsers send it: what is in it is judged by the command. */
export const Form = Type.Record(
  Type.String({ maxLength: 100 }),
  Type.Union([Type.String(), Type.Array(Type.String())]),
);
export type FormBody = Record<string, string | string[]>;

/** The named fields without the spaces at their ends; one that was not sent is empty, of several the first counts. */
export function fieldsOf<Name extends string>(body: FormBody, names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(
    names.map((name) => {
      const value = body[name];
      return [name, ((Array.isArray(value) ? value[0] : value) ?? '').trim().replaceAll('\r\n', '\n')];
    }),
  ) as Record<Name, string>;
}

/** Every value of a field that may be sent several times. */
export function listOf(body: FormBody, name: string): string[] {
  const value = body[name];
  return value === undefined ? [] : [value].flat();
}
