import type { Database } from '#database/connection.ts';
import { coalitionList } from '#features/coalitions/list.ts';
import { grantList } from '#features/grants/list.ts';
import { sixCountries, type SixCountry } from '#language/countries.ts';
import { Bitmap } from '#lists/bitmap.ts';
import type { ListDefinition } from '#lists/definition.ts';
import { listIndexOf, NOT_PUBLISHED, type ListIndex } from '#lists/list-index.ts';
import { paths, withQuery } from '#paths.ts';
import type { MatrixAsked } from './matrix-request.ts';

/** How often two countries were joined, with the addresses that open exactly what is counted. */
export interface Cell {
  row: SixCountry;
  column: SixCountry;
  grants: Counted;
  coalitions: Counted;
}

export interface Counted {
  count: number;
  href: string;
}

export interface Matrix {
  asked: MatrixAsked;
  /** The fifteen pairs once each; with roles told apart the thirty, the row's country leading. */
  cells: Cell[];
  /** Grants and coalitions that touch a country: those that join it with any other of the six, each once. */
  touching: { country: SixCountry; grants: Counted; coalitions: Counted }[];
  /** Everything that joins two of the six at all, each once. */
  all: { grants: Counted; coalitions: Counted };
  /** What a view by year leaves out, for no year is published. */
  undated: { grants: Counted; coalitions: Counted };
  years: string[];
}

interface Side {
  definition: ListDefinition;
  path: string;
  /** The filters of the list that are asked for, by facet. */
  chosen: Record<string, string>;
  /** The facet that holds pairs, and how it names one. */
  pairs: string;
  isAsked: boolean;
}

/**
 * The six countries against one another, counted by the bitmaps that the lists of grants and coalitions are
 * filtered with: a figure is therefore always the number of rows that its address opens. Nothing is read but
 * what changed since the last asking (src/lists).
 *
 * @param only a country: the pairs that it is one of; every pair where it is empty.
 */
export function matrixOf(db: Database, asked: MatrixAsked, audience: 'public' | 'staff', only = ''): Matrix {
  const grants = new Counter(db, grantSide(asked), audience);
  const coalitions = new Counter(db, coalitionSide(asked), audience);
  const both = <Result>(count: (counter: Counter) => Result) => ({
    grants: count(grants),
    coalitions: count(coalitions),
  });
  const pairs = (asked.role === 'lead' ? directedPairs : plainPairs).filter(
    (pair) => only === '' || pair.some((code) => code === only),
  );
  return {
    asked,
    cells: pairs.map(([row, column]) => ({
      row,
      column,
      ...both((counter) => counter.pairs([[row, column]])),
    })),
    touching: sixCountries.map((country) => ({
      country,
      ...both((counter) => counter.pairs(pairs.filter((pair) => pair.includes(country)))),
    })),
    all: both((counter) => counter.pairs(pairs)),
    undated: both((counter) => counter.undated(pairs)),
    years: [...new Set([...grants.years(), ...coalitions.years()])].toSorted().toReversed(),
  };
}

type Pair = readonly [SixCountry, SixCountry];
/** The fifteen pairs, each once, in the order of the six. */
export const plainPairs: Pair[] = sixCountries.flatMap((row, place) =>
  sixCountries.slice(place + 1).map((column) => [row, column] as const),
);
const directedPairs: Pair[] = sixCountries.flatMap((row) =>
  sixCountries.filter((column) => column !== row).map((column) => [row, column] as const),
);

function grantSide({ programme, scheme, theme, year, role, by }: MatrixAsked): Side {
  return {
    definition: grantList,
    path: paths.grants(),
    chosen: { given: 'yes', programme, scheme, theme, since: year },
    pairs: role === 'lead' ? 'led' : 'pair',
    isAsked: by !== 'coalitions',
  };
}

/** A coalition has no programme, no scheme and no lead: asked for one of them, none is counted. */
function coalitionSide({ programme, scheme, theme, year, role, by }: MatrixAsked): Side {
  return {
    definition: coalitionList,
    path: paths.coalitions(),
    chosen: { theme, since: year },
    pairs: 'pair',
    isAsked: by !== 'grants' && programme === '' && scheme === '' && role === '',
  };
}

class Counter {
  readonly #index: ListIndex;
  readonly #side: Side;
  readonly #matching: Bitmap;
  /** The same without the filter by year. */
  readonly #ofAnyYear: Bitmap;

  constructor(db: Database, side: Side, audience: 'public' | 'staff') {
    this.#side = side;
    this.#index = listIndexOf(db, side.definition);
    this.#index.catchUp();
    const { since, ...others } = side.chosen;
    const visible = side.isAsked ? this.#index.visible(audience) : new Bitmap(0);
    this.#ofAnyYear = Object.entries(others).reduce(
      (all, [facet, value]) => this.#with(all, facet, value),
      visible,
    );
    this.#matching = this.#with(this.#ofAnyYear, 'since', since);
  }

  #with(all: Bitmap, facet: string, value: string | undefined): Bitmap {
    return value ? all.and(this.#index.facet(facet).get(value) ?? new Bitmap(0)) : all;
  }

  #joining(pairs: readonly Pair[]): Bitmap {
    const values = this.#index.facet(this.#side.pairs);
    return pairs.reduce(
      (any, pair) => any.or(values.get(this.#valueOf(pair)) ?? new Bitmap(0)),
      new Bitmap(0),
    );
  }

  #valueOf(pair: Pair): string {
    return this.#side.pairs === 'led' ? pair.join(':') : pair.toSorted().join('-');
  }

  /** How many join any of these pairs. */
  pairs(pairs: readonly Pair[]): Counted {
    return this.#counted(pairs, this.#matching, this.#side.chosen);
  }

  /** How many of no published year join any of these pairs; none where no year is asked for. */
  undated(pairs: readonly Pair[]): Counted {
    const chosen = { ...this.#side.chosen, since: NOT_PUBLISHED };
    const among = this.#side.chosen['since']
      ? this.#with(this.#ofAnyYear, 'since', NOT_PUBLISHED)
      : new Bitmap(0);
    return this.#counted(pairs, among, chosen);
  }

  #counted(pairs: readonly Pair[], among: Bitmap, chosen: Record<string, string>): Counted {
    return {
      count: this.#joining(pairs).countWith(among),
      href: withQuery(this.#side.path, {
        [this.#side.pairs]: pairs.map((pair) => this.#valueOf(pair)),
        ...chosen,
        sort: this.#side.definition.defaultSort,
      }),
    };
  }

  years(): string[] {
    return [...this.#index.facet('since').keys()].filter((value) => /^\d{4}$/.test(value));
  }
}
