import type { MessageKey, Translate } from '#language/translate.ts';
import type { ListRequest } from '#lists/definition.ts';
import { listHref, without } from '#lists/request.ts';
import type { FacetModel, ListModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import type { Ui } from '#views/ui.ts';
import { peopleShape, type FoundPeople } from './list.ts';

/** The list of people as list pages are drawn. It is not offered as a file: it holds addresses of persons. */
export function peopleModel({ t }: Ui, asked: ListRequest, found: FoundPeople): ListModel {
  const path = paths.people();
  const q = asked.q ?? '';
  const isFiltered = Object.values(asked.chosen).some((values) => values.length > 0);
  const labelOf = labelled(t);
  const sorts: Record<FoundPeople['sort'], MessageKey> = { name: 'lists.sort.name', newest: 'people.newest' };
  return {
    path,
    q,
    total: found.total,
    first: found.first,
    last: found.first === 0 ? 0 : found.first + found.people.length - 1,
    facets: facetsOf(t, asked, found),
    chips: Object.entries(asked.chosen).flatMap(([facet, values]) =>
      [...new Set(values)].map((value) => ({
        facet,
        value,
        label: labelOf(facet, value),
        isNotPublished: false,
        href: listHref(path, asked, { chosen: without(asked.chosen, facet, value) }),
      })),
    ),
    clearHref: isFiltered || q ? path : undefined,
    sorts: (['name', 'newest'] as const).map((sort) => ({
      label: sorts[sort],
      isCurrent: sort === found.sort,
      href: listHref(path, asked, { sort: sort === 'name' ? undefined : sort }),
    })),
    sort: found.sort === 'name' ? undefined : found.sort,
    nextHref: found.next === undefined ? undefined : listHref(path, asked, { after: found.next }),
    previousHref:
      found.previous === undefined ? undefined : listHref(path, asked, { before: found.previous }),
    downloads: [],
    all: found.all,
    suggestions: [],
  };
}

/** The values of both filters in their own order, each with how many it would give. */
function facetsOf(t: Translate, asked: ListRequest, found: FoundPeople): FacetModel[] {
  const labelOf = labelled(t);
  return (['role', 'state'] as const).map((name): FacetModel => ({
    name,
    label: `people.${name}`,
    values: peopleShape.facets[name].map((value) => ({
      value,
      label: labelOf(name, value),
      count: found.counts[name].get(value) ?? 0,
      isChosen: asked.chosen[name]?.includes(value) ?? false,
      isNotPublished: false,
    })),
    clearHref: asked.chosen[name]?.length
      ? listHref(paths.people(), asked, { chosen: without(asked.chosen, name) })
      : undefined,
  }));
}

function labelled(t: Translate): (facet: string, value: string) => string {
  const known: string[] = Object.values(peopleShape.facets).flat();
  return (facet, value) =>
    known.includes(value) ? t(`people.${facet as 'role'}.${value as 'staff'}`) : value;
}
