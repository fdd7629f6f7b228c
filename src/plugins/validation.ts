import { createRequire } from 'node:module';
import type { Ajv as AjvClass, ValidateFunction } from 'ajv';
import fastJson from 'fast-json-stringify';
import fp from 'fastify-plugin';

const require = createRequire(import.meta.url);
const Ajv = (require('ajv') as { default: typeof AjvClass }).default;
const addFormats = (require('ajv-formats') as { default: (ajv: AjvClass) => void }).default;

const common = { allErrors: true, removeAdditional: false, useDefaults: true, strict: false } as const;
const strict = new Ajv(common);
const converting = new Ajv({ ...common, coerceTypes: 'array' });
for (const ajv of [strict, converting]) addFormats(ajv);
const writers = new WeakMap<object, (data: unknown) => string>();

/** What writes by that schema, made once; Ajv keeps what it made in the same way. */
function writerOf(schema: object): (data: unknown) => string {
  let writer = writers.get(schema);
  if (!writer) writers.set(schema, (writer = fastJson(schema)));
  return writer;
}

/**
 * What comes in a body is taken as it is, or refused; addresses carry only text, so their numbers, booleans
 * and single values of lists are converted. Nothing unknown is silently dropped: it is refused. Schemas are
 * compiled when first used: compiling those of all routes takes longer than the rest of a start.
 */
export const validation = fp(
  async (app) => {
    app.setValidatorCompiler(({ schema, httpPart }) => {
      const ajv = httpPart === 'body' ? strict : converting;
      let validate: ValidateFunction | undefined;
      return (data: unknown) => {
        validate ??= ajv.compile(schema as object);
        return validate(data) ? { value: data } : { error: validate.errors as never };
      };
    });
    app.setSerializerCompiler(({ schema }) => {
      return (data: unknown) => writerOf(schema)(data);
    });
  },
  { name: 'validation' },
);
