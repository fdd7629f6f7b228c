import type { Problem } from '#errors.ts';
import type { GrantChoices } from '#features/grants/form-choices.ts';
import type { TypedGrant } from '#features/grants/form.ts';
import type { Participant } from '#features/grants/queries.ts';
import type { RuleResult } from '#features/grants/rules.ts';
import { paths } from '#paths.ts';

export interface Option {
  value: string;
  label: string;
}

export interface FoundOrganisation {
  slug: string;
  name: string;
  language: string | null;
  country: string | null;
  kind: string;
  /** It is in the form already. */
  isIn: boolean;
}

export interface GrantForm {
  /** The grant that is edited; undefined for a new one. */
  edited: { reference: string; title: string | null; programme: string } | undefined;
  typed: TypedGrant;
  /** What stands behind the slugs of the form; undefined where there is no such organisation. */
  consortium: { lead: Participant | undefined; partners: (Participant | undefined)[] };
  /** Organisations that answer what was looked up, and how many further ones do. */
  found: FoundOrganisation[];
  moreFound: number;
  /** The scheme's rules over what is typed so far; undefined before a lead is chosen. */
  rules: RuleResult[] | undefined;
  choices: GrantChoices;
  /** How amounts and dates were understood; undefined where they are blank or cannot be read. */
  readAs: { amountMinor: number | undefined; startsOn: string | undefined; endsOn: string | undefined };
  /** Hundredths of a per cent; undefined before any share is typed. */
  shareSum: number | undefined;
  problems: Problem[];
}

export type Errors = (field: string) => string | undefined;

/** The address at which the form is drawn again without storing anything. */
export function drawHref({ edited }: GrantForm): string {
  return edited ? paths.editGrant(edited.reference) : paths.newGrant();
}
