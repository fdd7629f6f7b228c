import { Type } from '@sinclair/typebox';
import { decimalOf, minorOf, readAmount } from '#features/grants/amount.ts';
import { currencies } from '#features/grants/kinds.ts';
import type { Query } from '#paths.ts';
import { shareTyped } from '#features/partners/consortium-draft.ts';
import type { ConsortiumInput } from './schemas.ts';

/** A consortium as its address says it: the organisations, and in the same order their shares and tasks. */
export interface BuilderAsked {
  with: string[];
  shares: string[];
  tasks: string[];
  scheme: string;
  title: string;
  /** As typed. */
  amount: string;
  currency: string;
  /** Words by which one more organisation is looked up. */
  find: string;
}

const many = Type.Optional(Type.Array(Type.String({ maxLength: 300 }), { maxItems: 40 }));
const one = (maxLength: number) => Type.Optional(Type.String({ maxLength }));

/** An address edited by hand is read as far as it goes. */
export const BuilderQuery = Type.Object(
  {
    with: many,
    share: many,
    task: many,
    lead: one(200),
    scheme: one(200),
    title: one(300),
    amount: one(30),
    currency: one(3),
    find: one(300),
  },
  { additionalProperties: true },
);

/** Reads the query of an address or the body of a form; who is chosen to lead stands first. */
export function readBuilder(query: Record<string, unknown>): BuilderAsked {
  const all = (name: string) =>
    [query[name] ?? []]
      .flat()
      .map((value) => (typeof value === 'string' ? value.trim().replace(/^-$/, '') : ''));
  const first = (name: string) => all(name)[0] ?? '';
  const rows = all('with')
    .map((slug, place) => ({
      slug,
      share: all('share')[place] ?? '',
      task: (all('task')[place] ?? '').slice(0, 300),
    }))
    .filter(({ slug }, place, rows_) => slug !== '' && rows_.findIndex((row) => row.slug === slug) === place)
    .slice(0, 20);
  const lead = rows.find(({ slug }) => slug === first('lead'));
  const ordered = lead ? [lead, ...rows.filter((row) => row !== lead)] : rows;
  return {
    with: ordered.map(({ slug }) => slug),
    shares: ordered.map(({ share }) => share),
    tasks: ordered.map(({ task }) => task),
    scheme: first('scheme'),
    title: first('title').slice(0, 300),
    amount: first('amount'),
    currency: (currencies as readonly string[]).includes(first('currency')) ? first('currency') : 'EUR',
    find: first('find'),
  };
}

/** Minor units of the amount; undefined where none was typed or it cannot be read. */
export function amountOf({ amount }: Pick<BuilderAsked, 'amount'>): number | undefined {
  const read = readAmount(amount);
  return read === undefined ? undefined : minorOf(read);
}

/** The same consortium as the query of an address, without those that are to be taken out. */
export function builderQuery(asked: BuilderAsked, without?: string): Query {
  const rows = asked.with
    .map((slug, place) => ({ slug, share: asked.shares[place], task: asked.tasks[place] }))
    .filter(({ slug }) => slug !== without);
  const hasShares = rows.some(({ share }) => share);
  const hasTasks = rows.some(({ task }) => task);
  return {
    scheme: asked.scheme,
    with: rows.map(({ slug }) => slug),
    // An empty share keeps its place; withQuery leaves empty values out, so a dash stands for it.
    share: hasShares ? rows.map(({ share }) => share || '-') : undefined,
    task: hasTasks ? rows.map(({ task }) => task || '-') : undefined,
    title: asked.title,
    amount: asked.amount,
    currency: asked.amount ? asked.currency : undefined,
  };
}

/** What the command takes of what was typed; what cannot be read goes as it is, for the command to refuse. */
export function consortiumInput(asked: BuilderAsked): ConsortiumInput {
  const minor = amountOf(asked);
  return {
    title: asked.title,
    ...(asked.scheme ? { scheme: asked.scheme } : {}),
    ...(asked.amount
      ? {
          amount: minor === undefined ? asked.amount.slice(0, 16) : decimalOf(minor),
          currency: asked.currency,
        }
      : {}),
    members: asked.with.map((organisation, place) => {
      const typed = asked.shares[place] ?? '';
      const share = shareTyped(typed);
      const task = asked.tasks[place] ?? '';
      return {
        organisation,
        ...(typed ? { share: share === undefined ? typed.slice(0, 6) : String(share / 100) } : {}),
        ...(task ? { task } : {}),
      };
    }),
  };
}
