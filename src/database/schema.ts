/** All tables in one place, for the connection and for generating migrations; features import their own. */
export * from '#database/table.ts';
export * from '#features/ceremonies/table.ts';
export * from '#features/ceremony-desk/table.ts';
export * from '#features/coalitions/table.ts';
export * from '#features/contacts/table.ts';
export * from '#features/events/table.ts';
export * from '#features/evidence/table.ts';
export * from '#features/grants/table.ts';
export * from '#features/invitations/table.ts';
export * from '#features/join-requests/table.ts';
export * from '#features/organisations/table.ts';
export * from '#features/people/table.ts';
export * from '#features/programmes/table.ts';
export * from '#features/signings/table.ts';
export * from '#features/themes/table.ts';
export * from '#mail/table.ts';
