import type { Mail } from './queue.ts';

/** A server that does not answer must neither hold up the other mails nor the end of the process. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 10_000 };

/** Hands one mail to the server; throws where it is not taken. */
export interface MailTransport {
  send(mail: Mail): Promise<void>;
  close(): void;
}

/**
 * Opens the mail server of SMTP_URL. The library is loaded here and not with the application: most starts send
 * no mail within their first second. TLS is used wherever the server offers it.
 */
export async function openTransport({
  smtpUrl,
  from,
}: {
  smtpUrl: string;
  from: string;
}): Promise<MailTransport> {
  const { createTransport } = await import('nodemailer');
  const server = createTransport({ url: smtpUrl, ...PATIENCE });
  return {
    async send({ recipient, subject, body, language }) {
      await server.sendMail({
        from,
        // An address as an object is never parsed, so that nothing in it can name a second recipient.
        to: { name: '', address: recipient },
        subject,
        text: body,
        headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
    close: () => server.close(),
  };
}
