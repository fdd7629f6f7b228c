/** What is known of a contact; each may be public by itself, once the person agreed. */
export const contactFields = ['name', 'post', 'email', 'phone'] as const;
export type ContactField = (typeof contactFields)[number];
