export const calls = { 'calls.title': 'Calls for partners' } as const;
