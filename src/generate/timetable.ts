import type { SessionKind } from '#features/events/kinds.ts';
import { addDays } from './dates.ts';
import type { Random } from './random.ts';
import { causes } from './words.ts';

const areaTitles = [
  'all six countries',
  'Albania and Kosovo',
  'Bosnia and Herzegovina and Montenegro',
  'Serbia and North Macedonia',
];

/** One line of an event's programme. */
export interface Line {
  kind: SessionKind;
  title: string;
  day: string;
  from: string;
  until: string;
  number?: number;
  /** Place of its panel among the lines. */
  panel?: number;
  theme?: number;
  /** Which of the event's ceremonies: the regional one, then those of two countries each. */
  ceremony?: number;
}

/** The programme of two days: a panel with three groups and a plenary, and ceremonies on both. */
export function timetable(random: Random, day: string, themeIds: readonly number[]): Line[] {
  const next = addDays(day, 1);
  const [panel, ...groups] = random.sample(causes, 4).map((cause) => cause.en);
  const area = (place: number) =>
    `Signing of ${place === 0 ? 'regional' : 'core and small'} grants: ${areaTitles[place]}`;
  return [
    { kind: 'opening', title: 'Opening (example)', day, from: '09:00', until: '09:30' },
    { kind: 'ceremony', title: area(0), day, from: '09:30', until: '10:30', ceremony: 0 },
    {
      kind: 'panel',
      title: `What works for ${panel} (example)`,
      day,
      from: '11:00',
      until: '12:30',
      number: 1,
      theme: random.pick(themeIds),
    },
    ...groups.map((group, place): Line => ({
      kind: 'working_group',
      title: `Group on ${group} (example)`,
      day,
      from: '13:30',
      until: '15:00',
      number: place + 1,
      panel: 2,
    })),
    {
      kind: 'plenary',
      title: 'What the groups propose (example)',
      day,
      from: '15:15',
      until: '16:00',
      panel: 2,
    },
    { kind: 'ceremony', title: area(1), day: next, from: '09:30', until: '10:00', ceremony: 1 },
    { kind: 'ceremony', title: area(2), day: next, from: '10:00', until: '10:30', ceremony: 2 },
    { kind: 'break', title: 'Coffee (example)', day: next, from: '10:30', until: '11:00' },
    { kind: 'ceremony', title: area(3), day: next, from: '11:00', until: '11:30', ceremony: 3 },
    { kind: 'closing', title: 'Closing (example)', day: next, from: '11:30', until: '12:00' },
  ];
}
