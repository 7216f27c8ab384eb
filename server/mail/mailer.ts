import { createTransport } from 'nodemailer';
import type { Vault } from '#lti/secrets.js';
import { isInTransaction } from '../db/tenant.js';
import type { MailSettings } from './mail-settings.js';

export interface Message {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The same for the same message, so that a mailbox can tell that one came twice. */
  messageId: string;
  /** Where a POST without a sign-in ends these messages (RFC 8058). */
  stopUrl: string;
  language: string;
}

export interface Mailer {
  /** The sender that people see. */
  from: string;
  /** A code for the text that only this install can make, and always the same: 43 characters. */
  codeFor(text: string): string;
  /**
   * Hands a message to the server.
   *
   * @throws MailError
   */
  send(message: Message): Promise<void>;
  close(): void;
}

/** Names no address: servers repeat it in what they answer, and errors are logged. */
export class MailError extends Error {
  override readonly name = 'MailError';
  /** The server says for good that this person's mailbox takes it not. */
  readonly isRefused: boolean;

  constructor(reason: string, isRefused: boolean) {
    super(`The mail server did not take a message: ${reason}.`);
    this.isRefused = isRefused;
  }
}

const CONNECTIONS = 2;
const CONNECT_WITHIN_MS = 20_000;
const ANSWER_WITHIN_MS = 60_000;

/** @param ownHost - what the other server is told as our name. */
export function createMailer(
  settings: MailSettings,
  { ownHost, vault }: { ownHost: string; vault: Pick<Vault, 'mac'> },
): Mailer {
  const transport = createTransport({
    ...{ host: settings.host, port: settings.port, secure: settings.isSecure },
    ...{ requireTLS: settings.needsTls, name: ownHost },
    ...(settings.login && { auth: settings.login }),
    ...{ pool: true, maxConnections: CONNECTIONS },
    ...{ connectionTimeout: CONNECT_WITHIN_MS, greetingTimeout: CONNECT_WITHIN_MS },
    ...{ socketTimeout: ANSWER_WITHIN_MS, disableFileAccess: true, disableUrlAccess: true },
  });
  return {
    from: settings.from,
    codeFor: (text) => vault.mac('mail', text),
    async send({ to, subject, text, html, messageId, stopUrl, language }) {
      if (isInTransaction()) throw new Error('An e-mail inside a transaction.');
      try {
        await transport.sendMail({
          ...{ from: settings.from, to: { name: '', address: to }, subject, text, html, messageId },
          headers: {
            'List-Unsubscribe': `<${stopUrl}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            'Auto-Submitted': 'auto-generated',
            'Content-Language': language,
          },
        });
      } catch (error) {
        throw asMailError(error);
      }
    },
    close() {
      transport.close();
    },
  };
}

/**
 * What the server says of the person (after `RCPT TO`) or of the message (after `DATA`) with a 5xx is for good. A
 * login or a sender that it refuses is the installation's fault and nobody's mailbox.
 */
function asMailError(error: unknown): MailError {
  const { code, command, responseCode } = error as Partial<
    Record<'code' | 'command', string> & { responseCode: number }
  >;
  const isFinal = (responseCode ?? 0) >= 500 && (responseCode ?? 0) < 600;
  const isTheirs = command === 'RCPT TO' || command === 'DATA';
  const said = [code, command, responseCode].filter((part) => part !== undefined).join(' ');
  return new MailError(said || 'no answer', isFinal && isTheirs);
}
