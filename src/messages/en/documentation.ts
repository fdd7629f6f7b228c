export const documentation = {
  'docs.title': 'The API',
  'docs.lead': 'What the pages read and do, scripts can read and do too, by the same rules.',
  'docs.document': 'The same as a document for tools (OpenAPI 3.1):',
  'docs.token':
    'Reading needs no account. Writing needs a bearer token, made for the registry or for practice on the command line.',
  'docs.lists':
    'A list answers items, next and total. It takes q and the filters under the names that the addresses of the pages use; next goes into cursor for what follows.',
  'docs.problems':
    'What is refused is answered as application/problem+json: detail says why, errors names each fault by its path.',
  'docs.contents': 'Contents',
  'docs.needsToken': 'Needs a token.',
} as const;
