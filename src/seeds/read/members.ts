import type { MembershipKind } from '#features/coalitions/kinds.ts';
import type { PartialDate } from '#language/partial-date.ts';
import { optionalCountry, printedOrganisation, type PrintedOrganisation } from './printed-organisation.ts';
import { optionalSpan, textIn, wrongCell, type Row } from './rows.ts';
import { sourceColumns, sourcedIn, type Sourced } from './sources.ts';

/** An organisation in a coalition, now or formerly, or one that only took part. */
export interface MemberRow extends Sourced {
  coalitionKey: string;
  member: PrintedOrganisation;
  kind: MembershipKind;
  /** As printed. */
  role: string;
  joinedOn: PartialDate | undefined;
  leftOn: PartialDate | undefined;
  /** True for a former member, also where the day of leaving is not published. */
  hasLeft: boolean;
}

export const memberColumns = [
  'coalition_key',
  'member',
  'country',
  'role',
  'joined',
  'left',
  ...sourceColumns,
] as const;
export type MemberCells = Row<(typeof memberColumns)[number]>;

/** Initiators, carriers of a campaign and holders of a project took part; they are not members for that. */
const participantRoles = ['initiator', 'petition campaign', 'project holder'];
const FORMER = 'former member';
const memberRoles = [
  'member',
  FORMER,
  'founder',
  'partner',
  'lead',
  'coordinator',
  'secretariat',
  'advisory committee',
];
/** Roles that stand only beside another one. */
const additions = ['lead', 'chair', 'regional coordinator'];

export function memberIn(row: MemberCells): MemberRow {
  const role = textIn(row, 'role');
  const [first = '', ...further] = role.split(', ');
  const isParticipant = participantRoles.includes(first);
  if (!(isParticipant || memberRoles.includes(first)) || !further.every((word) => additions.includes(word))) {
    throw wrongCell(row, 'role', 'is not a known role');
  }
  const [joinedOn, leftOn] = optionalSpan(row, 'joined', 'left');
  return {
    coalitionKey: textIn(row, 'coalition_key'),
    member: printedOrganisation(textIn(row, 'member'), optionalCountry(row, 'country')),
    kind: isParticipant ? 'participant' : 'member',
    role,
    joinedOn,
    leftOn,
    hasLeft: first === FORMER || leftOn !== undefined,
    ...sourcedIn(row),
  };
}
