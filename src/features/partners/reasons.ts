/** The reasons for a place in the list, in the order in which they are said. */
export const reasons = [
  'country',
  'themes',
  'together',
  'scheme',
  'groups',
  'language',
  'size',
  'free',
  'confirmed',
] as const;
export type ReasonName = (typeof reasons)[number];

/** What a reader may weigh: the reasons, and by how much one may be moved up for fairness. */
export const weighed = [...reasons, 'fairness'] as const;
export type Weighed = (typeof weighed)[number];
export type Weights = Record<Weighed, number>;

/** Whole points; what counts how much unless the reader says otherwise. */
export const usualWeights: Weights = {
  country: 25,
  themes: 20,
  together: 15,
  scheme: 15,
  groups: 10,
  language: 10,
  size: 10,
  free: 10,
  confirmed: 5,
  fairness: 5,
};
export const MOST_WEIGHT = 50;
