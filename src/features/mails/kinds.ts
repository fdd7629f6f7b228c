/** Waiting to be sent (also after an attempt that failed), sent, or given up after the last attempt. */
export const mailStates = ['waiting', 'sent', 'given_up'] as const;
export type MailState = (typeof mailStates)[number];
