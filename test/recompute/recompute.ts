/**
 * `npm run recompute -- https://registry.example.org`: fetches the CSV files that anybody may download, counts every
 * indicator from them alone, and says whether the registry's figure is the same. Ends with 1 where one differs.
 */
import { files, readRows, recount, type Lists } from './recount.ts';

const address = process.argv[2];
if (!address) {
  process.stderr.write('Usage: npm run recompute -- ADDRESS, such as http://127.0.0.1:3000\n');
  process.exit(2);
}

const lists = Object.fromEntries(
  await Promise.all(
    files.map(async (file) => {
      const answer = await fetch(new URL(file, address));
      if (!answer.ok) throw new Error(`${file} was answered ${answer.status}`);
      return [file, readRows(await answer.text())] as const;
    }),
  ),
) as Lists;

const counted = recount(lists);
const different = counted.filter(({ published, recomputed }) => published !== recomputed);
for (const { slug, measure, published, recomputed } of counted) {
  const word = published === recomputed ? 'agrees ' : 'DIFFERS';
  process.stdout.write(
    `${word} published ${published}, recomputed ${recomputed ?? 'not known'}: ${slug} (${measure})\n`,
  );
}
process.stdout.write(`${counted.length} indicators, ${different.length} different\n`);
if (different.length > 0) process.exitCode = 1;
