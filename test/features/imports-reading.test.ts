import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import t from 'tap';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import writeXlsx from 'write-excel-file/node';
import { lookAt } from '#features/imports/read/look.ts';
import { readRows } from '#features/imports/read/rows.ts';
import { Unreadable } from '#features/imports/read/unreadable.ts';
import { testApp } from '#test/support/app.ts';
import { figures, multipart, preview, rowsOf, sendFile } from '#test/support/imports.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-reading-'));
t.teardown(() => rmSync(folder, { recursive: true }));

function fileOf(bytes: Buffer | string): string {
  const path = join(folder, `${Math.random()}`);
  writeFileSync(path, bytes);
  return path;
}

const LATIN = 'name;city\nŽivot bez nasilja (example);Čačak\nĐorđe i Šćepan (example);Niš\n';
const CYRILLIC = 'name;city\nЗдружение Ѓурѓица (example);Ќустендил\nЖене и љубав (example);Ниш\n';

/** The single bytes of an eight-bit encoding, by what its decoder says of each. */
function encode(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  );
  return Buffer.from(Array.from(text, (letter) => bytes.get(letter) ?? 0x3f));
}

t.test('encodings and signs between cells are found out', async (t) => {
  const swapped = Buffer.from(CYRILLIC, 'utf16le').swap16();
  const cases: [string, Buffer, string, string][] = [
    ['utf-8', Buffer.from(LATIN), 'utf-8', LATIN],
    ['utf-8 with a mark', Buffer.from(`\uFEFF${CYRILLIC}`), 'utf-8', CYRILLIC],
    ['utf-16le with a mark', Buffer.from(`\uFEFF${LATIN}`, 'utf16le'), 'utf-16le', LATIN],
    ['utf-16le without', Buffer.from(LATIN, 'utf16le'), 'utf-16le', LATIN],
    ['utf-16be with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]), 'utf-16be', CYRILLIC],
    ['utf-16be without', swapped, 'utf-16be', CYRILLIC],
    ['windows-1250', encode(LATIN, 'windows-1250'), 'windows-1250', LATIN],
    ['windows-1251', encode(CYRILLIC, 'windows-1251'), 'windows-1251', CYRILLIC],
  ];
  for (const [name, bytes, encoding, text] of cases) {
    const { reading, rows } = await lookAt(fileOf(bytes), {});
    t.equal(reading.encoding, encoding, name);
    t.equal(reading.delimiter, ';', name);
    const expected = text
      .trim()
      .split('\n')
      .map((line) => line.split(';'));
    t.strictSame(rows, expected, `${name} is read letter for letter`);
  }
  for (const delimiter of [',', ';', '\t'] as const) {
    const text = `a${delimiter}b${delimiter}c\n"x;y,z"${delimiter}2${delimiter}3\n`;
    const { reading, rows } = await lookAt(fileOf(text), {});
    t.equal(reading.delimiter, delimiter);
    t.strictSame(rows[1], ['x;y,z', '2', '3']);
  }
});

t.test('lines may end otherwise, and a note of the registry itself is no record', async (t) => {
  const note = kosovoNote(['XK'], 'mk');
  const { rows } = await lookAt(fileOf(`name,city\r\nPrva,Niš\nDruga,Peć\r\n"${note}"\n`), {});
  t.strictSame(rows.slice(1), [
    ['Prva', 'Niš'],
    ['Druga', 'Peć'],
  ]);
});

t.test('a spreadsheet is read by its first sheet, and numbers are not made longer', async (t) => {
  const path = join(folder, 'sheet.xlsx');
  await writeXlsx([
    [{ value: 'name' }, { value: 'founded' }, { value: 'registration_number' }],
    [{ value: 'Nova (example)' }, { value: 2011 }, { value: '04030001' }],
    [{ value: 'Stara (example)' }],
  ] as never).toFile(path);
  const { reading, rows } = await lookAt(path, {});
  t.equal(reading.format, 'xlsx');
  t.strictSame(rows, [
    ['name', 'founded', 'registration_number'],
    ['Nova (example)', '2011', '04030001'],
    ['Stara (example)', '', ''],
  ]);
});

/** A ZIP with one part that unpacks to so many noughts, under the names of a spreadsheet. */
function bomb(size: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(size));
  const part = (name: string, body: Buffer, offset: number) => {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(body.length, 18);
    // It lies about how large it is.
    head.writeUInt32LE(100, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(body.length, 20);
    entry.writeUInt32LE(100, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    return {
      local: Buffer.concat([head, Buffer.from(name), body]),
      central: Buffer.concat([entry, Buffer.from(name)]),
    };
  };
  const first = part('xl/workbook.xml', deflateRawSync(Buffer.from('<workbook/>')), 0);
  const second = part('xl/worksheets/sheet1.xml', packed, first.local.length);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(2, 8);
  end.writeUInt16LE(2, 10);
  end.writeUInt32LE(first.central.length + second.central.length, 12);
  end.writeUInt32LE(first.local.length + second.local.length, 16);
  return Buffer.concat([first.local, second.local, first.central, second.central, end]);
}

t.test('files that are not what they say are refused in words', async (t) => {
  const cases: [string, Buffer | string, string][] = [
    ['nothing', '', 'import.problem.empty'],
    ['an old Excel file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), 'import.problem.oldExcel'],
    ['a PDF', '%PDF-1.7\n', 'import.problem.pdf'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'import.problem.picture'],
    ['a web page', '<!DOCTYPE html><html><table>', 'import.problem.html'],
    [
      'noise',
      Buffer.from(Array.from({ length: 4000 }, (_, place) => (place * 7919) % 31)),
      'import.problem.binary',
    ],
    ['a damaged archive', Buffer.from('PK\u0003\u0004 and nothing more'), 'import.problem.xlsx'],
    ['a bomb', bomb(130 * 1024 * 1024), 'import.problem.bomb'],
    ['a quotation mark that is never closed', 'name,city\n"Bez kraja,Niš\n', 'import.problem.quotes'],
  ];
  for (const [name, bytes, problem] of cases) {
    await t.rejects(lookAt(fileOf(bytes), {}), new Unreadable(problem), name);
  }
  const late = Buffer.concat([
    Buffer.from(`name\n${'a\n'.repeat(110_000)}`),
    Buffer.from([0xff, 0xfe, 0x41]),
  ]);
  await t.rejects(
    (async () => {
      for await (const _ of readRows(fileOf(late), { format: 'csv', encoding: 'utf-8', delimiter: ',' }));
    })(),
    { name: 'Unreadable' },
    'too many rows, or letters that the encoding does not have',
  );
});

t.test('the page says what is wrong with a file, and how large one may be', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn();
  const pdf = await sendFile(staff, 'organisations', 'members.csv', '%PDF-1.7\n');
  t.equal(pdf.statusCode, 422);
  t.match(pdf.page.querySelector('.error-summary')?.textContent, /This is a PDF/);
  const none = await staff.raw('POST', '/admin/imports', multipart({ of: 'grants' }).payload, {
    'content-type': multipart({}).type,
  });
  t.equal(none.statusCode, 422);
  t.match(none.page.querySelector('#file-error')?.textContent, /Choose a file, or paste a table/);

  const large = await sendFile(staff, 'organisations', 'large.csv', Buffer.alloc(51 * 1024 * 1024, 'a'));
  t.equal(large.statusCode, 413);
  t.match(large.page.querySelector('#file-error')?.textContent, /larger than 50 MB/);
  const huge = await staff.raw('POST', '/admin/imports', 'x', {
    'content-type': multipart({}).type,
    'content-length': String(200 * 1024 * 1024),
  });
  t.equal(huge.statusCode, 413, '200 MB are refused before they are read');
  t.equal(test.registry.prepare<{ count: number }>('select count(*) as count from imports').get()?.count, 0);
});

t.test('bad rows are refused or warned of, one by one', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn();
  const sheet = [
    'name,country,city,founded,website,registration_number,themes',
    'Prekratak red (example),RS',
    'Predugačak red (example),RS,Niš,2011,,,,još,dve',
    "'=HYPERLINK(1) (example),RS,,,,,",
    'Nu\u0000la (example),RS,,,,,',
    'Loš datum (example),RS,,2023-02-30,,,',
    'Budućnost (example),RS,,2099,,,',
    'Zemlje nema (example),QQ,,,,,',
    'Здружeние (example),MK,,,,,',
    'Grad preko (example),AL,Prizren,,,,',
    'Broj osobe (example),RS,,,,0101990710006,',
    'Bez teme (example),RS,,,,,ne postoji',
    ',RS,,,,,',
  ].join('\r\n');
  const { answer } = await preview(staff, 'organisations', 'bad.csv', sheet);
  const rows = new Map(rowsOf(answer).map(([row = '', name, outcome, why]) => [row, { name, outcome, why }]));
  t.match(rows.get('2'), { outcome: 'Refused', why: /The row has 2 cells, the header 7/ });
  t.match(rows.get('3'), { outcome: 'Refused', why: /The row has 9 cells/ });
  t.match(rows.get('4'), { name: /^=HYPERLINK/, outcome: 'New', why: /begins like a formula/ });
  t.match(rows.get('5'), { name: /^Nula/, outcome: 'New' });
  t.match(rows.get('6'), { outcome: 'Refused', why: /Enter a date that exists/ });
  t.match(rows.get('7'), { outcome: 'Refused', why: /lies ahead/ });
  t.match(rows.get('8'), { outcome: 'Refused', why: /Choose a country/ });
  t.match(rows.get('9'), { outcome: 'New', why: /Latin letters hide among Cyrillic ones: e/ });
  t.match(rows.get('10'), { outcome: 'New', why: /Prizren lies in Kosovo/ });
  t.match(rows.get('11'), { outcome: 'New', why: /looks like a person’s own number/ });
  t.match(rows.get('12'), { outcome: 'Refused', why: /There is no theme/ });
  t.match(rows.get('13'), { outcome: 'Refused', why: /Enter the name/ });
  t.match(figures(answer), { new: 5, refused: 7 });

  const csv = await staff.get(`${answer.page.querySelector('a[href$="rows.csv"]')?.getAttribute('href')}`);
  t.match(csv.body, /\r\n4,'=HYPERLINK/, 'exported cells are guarded');
  t.equal(csv.body.trim().split('\r\n').length, 13);
});

t.test('a pasted table goes the same way', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn();
  const sent = await staff.post('/admin/imports', {
    of: 'organisations',
    pasted: 'Naziv\tDržava\tMjesto\nZalijepljena (example)\tBiH\tTuzla\n',
  });
  t.equal(sent.statusCode, 303);
  const columns = await staff.get(String(sent.headers.location));
  t.match(columns.page.querySelector('h1')?.textContent, /Organisations from pasted table/);
  await staff.post(String(sent.headers.location), {
    'column-0': 'name',
    'column-1': 'country',
    'column-2': 'city',
  });
  const address = String(sent.headers.location).replace('/columns', '');
  const shown = await staff.get(address);
  t.match(rowsOf(shown)[0], [
    '2',
    /Zalijepljena \(example\) Bosnia and Herzegovina/,
    'New',
    'Name, Country, City',
  ]);
});
