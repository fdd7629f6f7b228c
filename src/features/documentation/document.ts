import type { OpenAPI, OpenAPIV3_1 } from 'openapi-types';

/** One call of the API as the page shows it. */
export interface Call {
  id: string;
  method: string;
  path: string;
  summary: string;
  needsToken: boolean;
  parameters: { name: string; where: string; isRequired: boolean; description: string }[];
  /** An example of the body as JSON; undefined where the call takes none. */
  body: string | undefined;
  answers: { status: string; description: string }[];
}

export interface ApiDocument {
  title: string;
  description: string;
  server: string;
  groups: { name: string; description: string; calls: Call[] }[];
}

/** Reads the OpenAPI document into what the page draws. */
export function readDocument(document: OpenAPI.Document): ApiDocument {
  const { info, tags = [], paths = {}, servers = [] } = document as OpenAPIV3_1.Document;
  const calls = Object.entries(paths).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'delete'] as const).flatMap((method) => {
      const operation = item?.[method];
      return operation ? [{ tag: operation.tags?.[0] ?? '', call: readCall(method, path, operation) }] : [];
    }),
  );
  return {
    title: info.title,
    description: info.description ?? '',
    server: servers[0]?.url ?? '',
    groups: tags.map(({ name, description = '' }) => ({
      name,
      description,
      calls: calls.filter(({ tag }) => tag === name).map(({ call }) => call),
    })),
  };
}

function readCall(method: string, path: string, operation: OpenAPIV3_1.OperationObject): Call {
  const parameters = (operation.parameters ?? []) as OpenAPIV3_1.ParameterObject[];
  const body = (operation.requestBody as OpenAPIV3_1.RequestBodyObject | undefined)?.content[
    'application/json'
  ];
  return {
    id: operation.operationId ?? `${method}-${path}`,
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? '',
    needsToken: (operation.security ?? []).length > 0,
    parameters: parameters.map(({ name, in: where, required = false, description, schema }) => ({
      name,
      where,
      isRequired: required,
      description: description ?? (schema as { description?: string } | undefined)?.description ?? '',
    })),
    body: body?.schema ? JSON.stringify(exampleOf(body.schema as Schema), null, 2) : undefined,
    answers: Object.entries(operation.responses ?? {}).map(([status, answer]) => ({
      status,
      description: (answer as OpenAPIV3_1.ResponseObject).description,
    })),
  };
}

interface Schema {
  type?: string;
  examples?: unknown[];
  example?: unknown;
  const?: unknown;
  default?: unknown;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  required?: string[];
}

/** An example put together from the examples of a schema's fields; fields without one that may be left out are. */
function exampleOf(schema: Schema): unknown {
  const given = schema.examples?.[0] ?? schema.example ?? schema.const ?? schema.default;
  if (given !== undefined) return given;
  if (schema.anyOf?.[0]) return exampleOf(schema.anyOf[0]);
  if (schema.type === 'object') {
    const fields = Object.entries(schema.properties ?? {}).flatMap(([name, field]): [string, unknown][] => {
      const value = exampleOf(field);
      return value === undefined && !schema.required?.includes(name) ? [] : [[name, value ?? '']];
    });
    return fields.length > 0 ? Object.fromEntries(fields) : undefined;
  }
  if (schema.type === 'array' && schema.items) {
    const item = exampleOf(schema.items);
    return item === undefined ? undefined : [item];
  }
  return undefined;
}
