import { grantRules } from './grant-rules.ts';

export const grants = {
  ...grantRules,
} as const;
