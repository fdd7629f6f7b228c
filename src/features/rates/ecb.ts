import { Invalid } from '#errors.ts';
import { currencies } from '#features/grants/kinds.ts';
import { isDay, readRate } from './rules.ts';

export interface PublishedRate {
  currency: string;
  on: string;
  perEuro: number;
}

/**
 * Reads the reference-rate file that the European Central Bank publishes: days, and in each what one euro was.
 * The reader of XML is loaded when it is first used; it opens no other file and no address.
 *
 * @returns the rates of the registry's currencies, and how many are of others.
 * @throws Invalid where the text is no such file.
 */
export async function readEcbFile(xml: string): Promise<{ rates: PublishedRate[]; others: number }> {
  // A document type is where files pull in others or grow without end; the published file has none.
  if (/<!DOCTYPE/i.test(xml)) throw notTheFile();
  const { ParseOption, XmlDocument, XmlElement } = await import('libxml2-wasm');
  let document: InstanceType<typeof XmlDocument>;
  try {
    document = XmlDocument.fromString(xml, { option: ParseOption.XML_PARSE_NONET });
  } catch {
    throw notTheFile();
  }
  try {
    const rates: PublishedRate[] = [];
    let others = 0;
    for (const day of document.find("//*[local-name()='Cube'][@time]")) {
      if (!(day instanceof XmlElement)) continue;
      const on = day.attr('time')?.value ?? '';
      for (let child = day.firstChild; child; child = child.next) {
        if (!(child instanceof XmlElement)) continue;
        const currency = child.attr('currency')?.value ?? '';
        const perEuro = readRate(child.attr('rate')?.value ?? '');
        if (!(currencies as readonly string[]).includes(currency)) others += 1;
        else if (isDay(on) && perEuro !== undefined) rates.push({ currency, on, perEuro });
        else throw notTheFile();
      }
    }
    if (rates.length + others === 0) throw notTheFile();
    return { rates, others };
  } finally {
    document.dispose();
  }
}

function notTheFile(): Invalid {
  return new Invalid([{ path: '/xml', message: 'problem.ecbFile' }]);
}
