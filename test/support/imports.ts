import { readFileSync } from 'node:fs';
import type { Answer, Client } from './app.ts';

/** A form with a file, as a browser sends it. */
export function multipart(
  fields: Record<string, string>,
  file?: { name: string; bytes: Buffer | string },
): { payload: Buffer; type: string } {
  const boundary = '----registry-test-boundary';
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  if (file) {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
    parts.push(Buffer.from(head), Buffer.from(file.bytes), Buffer.from('\r\n'));
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`));
  return { payload: Buffer.concat(parts), type: `multipart/form-data; boundary=${boundary}` };
}

/** Sends a file; the answer leads to its columns. */
export function sendFile(
  client: Client,
  of: string,
  name: string,
  bytes: Buffer | string,
  fields: Record<string, string> = {},
): Promise<Answer> {
  const { payload, type } = multipart({ of, ...fields }, { name, bytes });
  return client.raw('POST', '/admin/imports', payload, { 'content-type': type });
}

/** Sends a file and takes the guessed columns; answers the address of its preview. */
export async function preview(
  client: Client,
  of: string,
  name: string,
  bytes: Buffer | string,
): Promise<{ address: string; answer: Answer }> {
  const sent = await sendFile(client, of, name, bytes);
  const columns = String(sent.headers.location);
  const page = await client.get(columns);
  const answer = await client.post(columns, selected(page));
  const address = String(answer.headers.location);
  return { address, answer: await settled(client, address) };
}

/** What the selects of a page have chosen. */
export function selected({ page }: Answer): Record<string, string> {
  return Object.fromEntries(
    page
      .querySelectorAll('select[name]')
      .map((select) => [
        select.getAttribute('name')!,
        select.querySelector('option[selected]')?.getAttribute('value') ?? '',
      ]),
  );
}

/** The page of an import once nothing of it runs any more. */
export async function settled(client: Client, address: string): Promise<Answer> {
  for (;;) {
    const answer = await client.get(address);
    if (!answer.page.querySelector('#progress[hx-get]')) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The figures over a preview or a result, by their labels. */
export function figures({ page }: Answer): Record<string, number> {
  return Object.fromEntries(
    page
      .querySelectorAll('.figure')
      .map((figure) => [
        figure.querySelector('.figure-label')!.textContent.trim(),
        Number(figure.querySelector('.figure-value')!.textContent.replaceAll(/\D/g, '')),
      ]),
  );
}

/** The rows of a preview: number, name, outcome, reasons. */
export function rowsOf({ page }: Answer): string[][] {
  return page
    .querySelectorAll('tbody tr')
    .map((row) =>
      row.querySelectorAll('.cell-value').map((cell) => cell.textContent.replaceAll(/\s+/g, ' ').trim()),
    );
}

export function published(file: string): Buffer {
  return readFileSync(new URL(`../../src/seeds/data/${file}`, import.meta.url));
}
