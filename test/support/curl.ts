/** As much of curl as the README's calls use, for a machine without it: `-s -X METHOD -H HEADER -d BODY URL`. */
const words = process.argv.slice(2);
const headers: Record<string, string> = {};
let method = 'GET';
let body: string | undefined;
let url = '';
for (let word = words.shift(); word !== undefined; word = words.shift()) {
  if (word === '-X') method = words.shift() ?? method;
  else if (word === '-d') body = words.shift();
  else if (word === '-H') {
    const [name = '', ...value] = (words.shift() ?? '').split(':');
    headers[name] = value.join(':').trim();
  } else if (word !== '-s') url = word;
}
const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
process.stdout.write(await response.text());
