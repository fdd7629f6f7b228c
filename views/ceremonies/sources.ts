import { readableAddress } from '../components/safe-url.ts';
import type { CeremonyDetail } from '#features/ceremonies/queries.ts';
import type { Source } from '../components/sources.ts';
import type { NumberOf } from './held.ts';

/** Every source that the page names, each once: of the ceremony, of reports, of published figures. */
export function sourcesOf(ceremony: CeremonyDetail): { list: Source[]; numberOf: NumberOf } {
  const sources = new Map<string, Source>();
  for (const { address, readOn, basis, note } of ceremony.citations) {
    sources.set(address, { ...named(address), readOn, basis: basis as 'read', note: note ?? undefined });
  }
  for (const { source } of [...ceremony.reports, ...ceremony.claims]) {
    if (source && !sources.has(source.address))
      sources.set(source.address, { ...named(source.address), readOn: source.readOn });
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

/** A document has a name and no address. */
function named(address: string): Pick<Source, 'title' | 'url'> {
  const isWeb = /^https?:\/\//.test(address);
  return { title: readableAddress(address), url: isWeb ? address : undefined };
}
