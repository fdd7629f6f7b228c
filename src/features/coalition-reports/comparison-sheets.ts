import type { Cell } from '#lists/download.ts';
import type { Sheet } from '#lists/xlsx.ts';
import type { Compared } from './comparing.ts';
import { figureOf, type Both, type Figure, type Move, type Side } from './comparison.ts';
import { reportParts } from './kinds.ts';
import { paragraphsOf } from './paragraphs.ts';
import type { ReportDetail } from './queries.ts';

/** A comparison as tables: the figures, who came and left, what moved, and the words paragraph by paragraph. */
export function comparisonSheets(
  { reports: { from, until }, comparison }: Compared,
  note?: string,
): [Sheet, ...Sheet[]] {
  const { figures, members, outcomes, diffusion } = comparison;
  const periods = [from.slug, until.slug];
  return [
    {
      name: 'Figures',
      columns: ['part', 'of', 'step', 'country', 'currency', ...periods, 'difference'],
      rows: [...figures, ...leftOut({ from, until })].map(figureRow).concat(note ? [[note]] : []),
    },
    {
      name: 'Members',
      columns: ['organisation', 'name', 'country', 'change', 'joined_on', 'left_on'],
      rows: (['came', 'left', 'stayed'] as const).flatMap((change) =>
        members[change].map((one): Cell[] => [
          one.slug,
          one.name,
          one.country,
          change,
          one.joinedOn,
          one.leftOn,
        ]),
      ),
    },
    moves('Outcomes', 'institution', outcomes, periods),
    moves('Diffusion', 'solution', diffusion, periods),
    {
      name: 'Words',
      columns: ['part', 'period', 'paragraph', 'words'],
      rows: reportParts.flatMap((part) =>
        [from, until].flatMap(({ slug, content }) =>
          paragraphsOf(content.texts[part]).map((words, place): Cell[] => [part, slug, place + 1, words]),
        ),
      ),
    },
  ];
}

/** What the periods leave out, for its date is missing or not precise enough. */
function leftOut(reports: Both<ReportDetail>): Figure[] {
  return (['actions', 'outcomes', 'grants', 'diffusion'] as const).flatMap((noun) => {
    const of = (side: Side) => reports[side].content.leftOut[noun] ?? null;
    const counts = { from: of('from'), until: of('until') };
    const part = noun === 'grants' ? 'money' : noun;
    return counts.from || counts.until ? [figureOf(part, { of: 'left_out' }, counts)] : [];
  });
}

/** Amounts as numbers with two decimals; what a report says nothing of is an empty cell. */
function figureRow({ part, of, step, country, currency, from, until, difference }: Figure): Cell[] {
  const value = (number: number | null) => (number === null || !currency ? number : number / 100);
  return [part, of, step, country, currency, value(from), value(until), value(difference)];
}

function moves(name: string, what: string, rows: readonly Move[], periods: string[]): Sheet {
  const counted = (stand: Move['from']) =>
    stand?.isCounted === undefined || stand.isCounted === null ? null : stand.isCounted ? 'yes' : 'no';
  return {
    name,
    columns: [
      'country',
      'part',
      what,
      ...periods.flatMap((period) => [period, `${period}_counted`]),
      'change',
    ],
    rows: rows.map((move) => [
      move.country,
      move.part,
      move.name,
      move.from?.step,
      counted(move.from),
      move.until?.step,
      counted(move.until),
      move.change,
    ]),
  };
}
