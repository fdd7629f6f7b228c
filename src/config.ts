import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

/** What the environment may say. This file is the only one that reads it. */
const Environment = Type.Object({
  PORT: Type.Integer({ minimum: 0, maximum: 65535, default: 3000, description: 'a port number' }),
  HOST: Type.String({ minLength: 1, default: '127.0.0.1', description: 'the address to listen on' }),
  DATA_DIR: Type.String({ minLength: 1, default: './data', description: 'the folder of the databases' }),
  PUBLIC_URL: Type.Optional(
    Type.String({ pattern: '^https?://[^/\\s]+$', description: 'an http or https origin without a path' }),
  ),
  TLS_CERT: Type.Optional(Type.String({ minLength: 1, description: 'the file of the certificate' })),
  TLS_KEY: Type.Optional(Type.String({ minLength: 1, description: "the file of the certificate's key" })),
  LOG_LEVEL: Type.Union(
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'].map((level) => Type.Literal(level)),
    { default: 'info', description: 'fatal, error, warn, info, debug, trace or silent' },
  ),
  SEED: Type.Union([Type.Literal('real'), Type.Literal('none')], {
    default: 'real',
    description: 'real or none',
  }),
  SMTP_URL: Type.Optional(
    Type.String({
      pattern: '^smtps?://\\S+$',
      description: 'the address of a mail server, such as smtp://user:password@mail.example.org:587',
    }),
  ),
  MAIL_FROM: Type.String({
    pattern: '^[^\\s@]+@[^\\s@]+$|^[^<>\\r\\n]+ <[^\\s@]+@[^\\s@>]+>$',
    default: 'registry@localhost',
    description: 'the sender of mails, such as registry@example.org or Registry <registry@example.org>',
  }),
  LARGEST_UPLOAD_MB: Type.Integer({
    minimum: 1,
    maximum: 1000,
    default: 25,
    description: 'a whole number of megabytes',
  }),
  SCAN_COMMAND: Type.String({ default: '', description: 'the virus scanner’s command' }),
  KOSOVO_FOOTNOTE: Type.Union(
    [Type.Literal('eu'), Type.Literal('un'), Type.Literal('coe'), Type.Literal('none')],
    { default: 'eu', description: 'eu, un, coe or none' },
  ),
});

export type Config = Static<typeof Environment> & {
  /** Where browsers reach the registry: decides the origin that posts must come from. */
  publicUrl: string;
};

/** A value of the environment cannot be used; the message is one sentence that says which and what it takes. */
export class WrongConfig extends Error {
  override name = 'WrongConfig';
}

/** Reads the configuration. Throws WrongConfig at the first value that does not fit. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const names = Object.keys(Environment.properties);
  const given = Object.fromEntries(
    names.flatMap((name) =>
      environment[name] === undefined || environment[name] === '' ? [] : [[name, environment[name]]],
    ),
  );
  const values = Value.Convert(Environment, Value.Default(Environment, given));
  const fault = Value.Errors(Environment, values).First();
  if (fault) {
    const name = fault.path.slice(1);
    const { description } = Environment.properties[name as keyof typeof Environment.properties];
    throw new WrongConfig(`${name} is “${environment[name]}” but has to be ${description}.`);
  }
  const config = values as Static<typeof Environment>;
  if ((config.TLS_CERT === undefined) !== (config.TLS_KEY === undefined)) {
    throw new WrongConfig('TLS_CERT and TLS_KEY go together: set both, or neither.');
  }
  const scheme = config.TLS_CERT === undefined ? 'http' : 'https';
  return { ...config, publicUrl: config.PUBLIC_URL ?? `${scheme}://${config.HOST}:${config.PORT}` };
}
