import { createRequire } from 'node:module';
import type { Ajv as AjvClass, ValidateFunction } from 'ajv';
import fastJson from 'fast-json-stringify';
import fp from 'fastify-plugin';

const require = createRequire(import.meta.url);
const Ajv = (require('ajv') as { default: typeof AjvClass }).default;
const addFormats = (require('ajv-formats') as { default: (ajv: AjvClass) => void }).default;

/**
 * What comes in a body is taken as it is, or refused; addresses carry only text, so their numbers, booleans
 * and single values of lists are converted. Nothing unknown is silently dropped: it is refused. Schemas are
 * compiled when first used: compiling those of all routes takes longer than the rest of a start.
 */
export const validation = fp(
  async (app) => {
    const common = { allErrors: true, removeAdditional: false, useDefaults: true, strict: false } as const;
    const strict = new Ajv(common);
    const converting = new Ajv({ ...common, coerceTypes: 'array' });
    for (const ajv of [strict, converting]) addFormats(ajv);
    app.setValidatorCompiler(({ schema, httpPart }) => {
      const ajv = httpPart === 'body' ? strict : converting;
      let validate: ValidateFunction | undefined;
      return (data: unknown) => {
        validate ??= ajv.compile(schema as object);
        return validate(data) ? { value: data } : { error: validate.errors as never };
      };
    });
    app.setSerializerCompiler(({ schema }) => {
      let write: ((data: unknown) => string) | undefined;
      return (data: unknown) => (write ??= fastJson(schema as object))(data);
    });
  },
  { name: 'validation' },
);
