import type { Problem } from '#errors.ts';
import { decimalOf, minorOf } from '#features/grants/amount.ts';
import { isCountry } from '#features/organisations/countries.ts';
import type { SchemeConditions } from '#features/programmes/table.ts';
import type { MessageKey, MessageValues } from '#language/translate.ts';
import type { ConditionsInput } from './schemas.ts';

/** What is wrong with conditions whose shape is right: bounds the wrong way round, or that shut each other out. */
export function conditionProblems(input: ConditionsInput): Problem[] {
  const problems: Problem[] = [];
  const expect = (isFine: boolean, path: string, message: Problem['message']) => {
    if (!isFine) problems.push({ path: `/conditions${path}`, message });
  };
  const { consortium, singleOrganisation, kinds, countries, partners, amount, months } = input;
  expect(Object.keys(conditionsOf(input)).length > 0, '', 'problem.conditionMissing');
  expect(
    !consortium || consortium.countries <= consortium.organisations,
    '/consortium',
    'problem.consortium',
  );
  expect(!singleOrganisation || !consortium, '/singleOrganisation', 'problem.singleAndConsortium');
  expect(!singleOrganisation || !partners, '/partners', 'problem.singleAndPartners');
  expect(
    [...(countries ?? []), ...(partners?.countries ?? [])].every(isCountry),
    '/countries',
    'problem.countryUnknown',
  );
  expect(kinds === undefined || kinds.length > 0, '/kinds', 'problem.choose');
  const [least, most] = [amount?.minimum, amount?.maximum].map((text) => (text ? minorOf(text) : undefined));
  for (const bound of ['minimum', 'maximum'] as const) {
    expect(!amount?.[bound] || minorOf(amount[bound]) !== undefined, `/amount/${bound}`, 'problem.amount');
  }
  expect(!least || !most || least <= most, '/amount/maximum', 'problem.boundsOrder');
  expect(
    !months?.minimum || !months.maximum || months.minimum <= months.maximum,
    '/months/maximum',
    'problem.boundsOrder',
  );
  return problems;
}

/** The conditions as they are stored: amounts in minor units, nothing that is not asked. */
export function conditionsOf(input: ConditionsInput): SchemeConditions {
  const { consortium, singleOrganisation, kinds, countries, partners, amount, months } = input;
  const bound = (name: 'minimum' | 'maximum') => {
    const minor = amount?.[name] ? minorOf(amount[name]) : undefined;
    return minor === undefined ? {} : { [name]: minor };
  };
  const hasPartners = partners && (partners.maximum !== undefined || (partners.countries ?? []).length > 0);
  return {
    ...(consortium ? { consortium } : {}),
    ...(singleOrganisation ? { singleOrganisation: true as const } : {}),
    ...(kinds && kinds.length > 0 ? { kinds } : {}),
    ...(countries && countries.length > 0 ? { countries } : {}),
    ...(hasPartners
      ? {
          partners: {
            ...(partners.maximum === undefined ? {} : { maximum: partners.maximum }),
            ...((partners.countries ?? []).length > 0 ? { countries: partners.countries! } : {}),
          },
        }
      : {}),
    ...(amount && (amount.minimum || amount.maximum)
      ? { amount: { currency: amount.currency, ...bound('minimum'), ...bound('maximum') } }
      : {}),
    ...(months && (months.minimum !== undefined || months.maximum !== undefined)
      ? {
          months: {
            ...(months.minimum === undefined ? {} : { minimum: months.minimum }),
            ...(months.maximum === undefined ? {} : { maximum: months.maximum }),
          },
        }
      : {}),
  };
}

/** Stored conditions as the API gives and takes them. */
export function inputOf({ amount, ...others }: SchemeConditions): ConditionsInput {
  return {
    ...others,
    ...(amount
      ? {
          amount: {
            currency: amount.currency,
            ...(amount.minimum === undefined ? {} : { minimum: decimalOf(amount.minimum) }),
            ...(amount.maximum === undefined ? {} : { maximum: decimalOf(amount.maximum) }),
          },
        }
      : {}),
  };
}

/** Each condition as a message; kinds stand in `kinds` as the codes that `organisation.kind.*` names. */
export function conditionWords(
  conditions: SchemeConditions,
  kindName: (kind: string) => string,
): { message: MessageKey; values: MessageValues }[] {
  const { consortium, singleOrganisation, kinds, countries, partners, amount, months } = conditions;
  const bounds = (
    name: 'amount' | 'months',
    least: string | number | undefined,
    most: string | number | undefined,
  ) => {
    const which = least !== undefined && most !== undefined ? 'both' : least !== undefined ? 'least' : 'most';
    const values = { minimum: least ?? '', maximum: most ?? '' };
    return { message: `scheme.condition.${name}.${which}` as const, values };
  };
  const written = (minor: number | undefined) =>
    minor === undefined ? undefined : `${amount!.currency} ${decimalOf(minor)}`;
  return [
    ...(consortium
      ? [
          {
            message: consortium.orNetwork
              ? ('scheme.condition.orNetwork' as const)
              : ('scheme.condition.consortium' as const),
            values: { organisations: consortium.organisations, asked: consortium.countries },
          },
        ]
      : []),
    ...(singleOrganisation ? [{ message: 'scheme.condition.single' as const, values: {} }] : []),
    ...(kinds
      ? [{ message: 'scheme.condition.kinds' as const, values: { kinds: kinds.map(kindName).join(', ') } }]
      : []),
    ...(countries
      ? [{ message: 'scheme.condition.countries' as const, values: { countries: countries.join(', ') } }]
      : []),
    ...(partners?.maximum === undefined
      ? []
      : [{ message: 'scheme.condition.partners' as const, values: { count: partners.maximum } }]),
    ...(partners?.countries
      ? [
          {
            message: 'scheme.condition.partnerCountries' as const,
            values: { countries: partners.countries.join(', ') },
          },
        ]
      : []),
    ...(amount ? [bounds('amount', written(amount.minimum), written(amount.maximum))] : []),
    ...(months ? [bounds('months', months.minimum, months.maximum)] : []),
  ];
}
