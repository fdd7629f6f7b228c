import { createRequire } from 'node:module';
import type { Ajv as AjvClass } from 'ajv';
import fp from 'fastify-plugin';

const require = createRequire(import.meta.url);
const Ajv = (require('ajv') as { default: typeof AjvClass }).default;
const addFormats = (require('ajv-formats') as { default: (ajv: AjvClass) => void }).default;

/**
 * What comes in a body is taken as it is, or refused; addresses carry only text, so their numbers, booleans
 * and single values of lists are converted. Nothing unknown is silently dropped: it is refused.
 */
export const validation = fp(
  async (app) => {
    const common = { allErrors: true, removeAdditional: false, useDefaults: true, strict: false } as const;
    const strict = new Ajv(common);
    const converting = new Ajv({ ...common, coerceTypes: 'array' });
    for (const ajv of [strict, converting]) addFormats(ajv);
    app.setValidatorCompiler(({ schema, httpPart }) => {
      const ajv = httpPart === 'body' ? strict : converting;
      return ajv.compile(schema as object);
    });
  },
  { name: 'validation' },
);
