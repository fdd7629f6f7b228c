import { kosovoNote } from '#features/api/kosovo-note.ts';
import type { Language } from '#language/languages.ts';
import type { Cell } from '#lists/download.ts';
import type { Sheet } from '#lists/xlsx.ts';
import { countriesIn, type ReportContent } from './content.ts';
import { reportParts, type ReportStatus } from './kinds.ts';
import { daysOf } from './rules.ts';

/** What a report's file says of the report itself. */
export interface SheetHead {
  status: ReportStatus;
  hash: string | null;
  submittedAt: string | null;
}

/** A report as tables: itself, members, actions, outcomes, money, diffusion, and its words paragraph by paragraph. */
export function reportSheets(content: ReportContent, head: SheetHead, language: Language): Sheet[] {
  return [
    about(content, head, kosovoNote(countriesIn(content), language)),
    {
      name: 'Members',
      columns: ['organisation', 'name', 'country', 'joined_on', 'left_on'],
      rows: content.members.map(({ slug, name, country, joinedOn, leftOn }) => [
        slug,
        name,
        country,
        joinedOn,
        leftOn,
      ]),
    },
    actions(content),
    outcomes(content),
    money(content),
    {
      name: 'Diffusion',
      columns: ['solution', 'title', 'country', 'part', 'step', 'taken_on'],
      rows: content.diffusion.map(({ solution, title, country, part, step, takenOn }) => [
        solution,
        title,
        country,
        part,
        step,
        takenOn,
      ]),
    },
    {
      name: 'Words',
      columns: ['part', 'paragraph', 'words'],
      rows: reportParts.flatMap((part) =>
        (content.texts[part] ?? '')
          .split(/\n+/)
          .filter(Boolean)
          .map((words, place): Cell[] => [part, place + 1, words]),
      ),
    },
  ];
}

function about(content: ReportContent, head: SheetHead, note: string | undefined): Sheet {
  const { coalition, period, leftOut } = content;
  const rows: Cell[][] = [
    ['coalition', coalition.slug],
    ['name', coalition.name],
    ['ask', coalition.ask],
    ['period_from', daysOf(period.from)[0]],
    ['period_until', daysOf(period.until)[1]],
    ['status', head.status],
    ['submitted_at', head.submittedAt],
    ['sha256', head.hash],
    ['actions_left_out', leftOut.actions],
    ['outcomes_left_out', leftOut.outcomes],
    ['grants_left_out', leftOut.grants],
    ['diffusion_left_out', leftOut.diffusion],
  ];
  return { name: 'Report', columns: ['field', 'value'], rows: note ? [...rows, ['note', note]] : rows };
}

function actions({ actions: rows }: ReportContent): Sheet {
  return {
    name: 'Actions',
    columns: ['action', 'kind', 'acted_on', 'country', 'institution', 'what', 'participants', 'evidence'],
    rows: rows.map((row) => [
      row.id,
      row.kind,
      row.actedOn,
      row.country,
      row.institution,
      row.what,
      row.participants?.join('; '),
      row.evidence?.join('; '),
    ]),
  };
}

function outcomes({ outcomes: rows }: ReportContent): Sheet {
  return {
    name: 'Outcomes',
    columns: [
      'outcome',
      'step',
      'happened_on',
      'country',
      'institution',
      'what_changed',
      'contribution',
      'counted',
      'evidence',
      'asked',
      'agreed',
    ],
    rows: rows.map((row) => [
      row.id,
      row.step,
      row.happenedOn,
      row.country,
      row.institution,
      row.whatChanged,
      row.contribution,
      row.isCounted ? 'yes' : 'no',
      row.evidence?.join('; '),
      row.substantiation?.asked,
      row.substantiation?.agreed,
    ]),
  };
}

/** Amounts as numbers with two decimals of the currency beside them; one that is not published is an empty cell. */
function money({ grants = [] }: ReportContent): Sheet {
  const amount = (minor: number | null) => (minor === null ? null : minor / 100);
  return {
    name: 'Money',
    columns: [
      'grant',
      'title',
      'lead',
      'country',
      'starts_on',
      'ends_on',
      'currency',
      'as_signed',
      'as_amended',
      'paid_in_period',
    ],
    rows: grants.map((grant) => [
      grant.reference,
      grant.title,
      grant.lead,
      grant.country,
      grant.startsOn,
      grant.endsOn,
      grant.currency,
      amount(grant.signedMinor),
      amount(grant.amendedMinor),
      amount(grant.paidMinor),
    ]),
  };
}
