export const coalitions = {} as const;
