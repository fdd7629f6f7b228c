export const calls = { 'calls.title': 'Повици за партнери' } as const;
