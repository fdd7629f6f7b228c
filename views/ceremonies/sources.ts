import type { CeremonyDetail } from '#features/ceremonies/queries.ts';
import { citedSource, type Source } from '../components/sources.ts';
import type { NumberOf } from './held.ts';

/** Every source that the page names, each once: of the ceremony, of reports, of published figures. */
export function sourcesOf(ceremony: CeremonyDetail): { list: Source[]; numberOf: NumberOf } {
  const sources = new Map<string, Source>();
  for (const citation of ceremony.citations) sources.set(citation.address, citedSource(citation));
  for (const { source } of [...ceremony.reports, ...ceremony.claims]) {
    if (source && !sources.has(source.address)) sources.set(source.address, citedSource(source));
  }
  const addresses = [...sources.keys()];
  return {
    list: [...sources.values()],
    numberOf: (address) => {
      const place = address === undefined ? -1 : addresses.indexOf(address);
      return place < 0 ? undefined : place + 1;
    },
  };
}
