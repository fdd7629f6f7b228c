import t from 'tap';
import { readConfig } from '#config.ts';

t.test('the environment is read in one place', async (t) => {
  t.match(readConfig({}), {
    PORT: 3000,
    HOST: '127.0.0.1',
    DATA_DIR: './data',
    publicUrl: 'http://127.0.0.1:3000',
    SEED: 'real',
  });
  t.match(readConfig({ PORT: '8080', PUBLIC_URL: 'https://registry.example.org' }), {
    PORT: 8080,
    publicUrl: 'https://registry.example.org',
  });
  t.match(readConfig({ TLS_CERT: 'a.pem', TLS_KEY: 'b.pem' }).publicUrl, /^https:/);
});

t.test('a wrong value is named in one sentence', async (t) => {
  for (const [name, value] of [
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['LOG_LEVEL', 'loud'],
    ['SEED', 'some'],
    ['PUBLIC_URL', 'registry.example.org'],
    ['KOSOVO_FOOTNOTE', 'other'],
  ] as const) {
    t.throws(() => readConfig({ [name]: value }), {
      name: 'WrongConfig',
      message: new RegExp(`^${name} is “${value}”`),
    });
  }
  t.throws(() => readConfig({ TLS_CERT: 'a.pem' }), /TLS_CERT and TLS_KEY go together/);
});
