export const roles = ['administrator', 'staff', 'donor', 'member'] as const;
export type Role = (typeof roles)[number];
