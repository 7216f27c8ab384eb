import { z } from 'zod';

/** How e-mail leaves: one server of the installation, and the sender's address. */
export interface MailSettings {
  host: string;
  port: number;
  /** TLS from the first byte (`smtps:`); else the connection begins plain. */
  isSecure: boolean;
  /** A connection that began plain is given up unless it can be made secret. */
  needsTls: boolean;
  login: { user: string; pass: string } | undefined;
  from: string;
}

type Values = Partial<Record<'SMTP_URL' | 'MAIL_FROM', string | undefined>>;

const SENDER = /^(?:[^<>"\p{Cc}]{1,100}<([^<>\s]+)>|([^<>\s]+))$/u;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** @returns undefined where no e-mail is sent, which is so by default. */
export function mailOf(values: Values, isProduction: boolean): MailSettings | undefined {
  const server = serverOf(values.SMTP_URL);
  if (!server || !values.MAIL_FROM) return undefined;
  const { protocol, hostname, port, username, password } = server;
  const isSecure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isSecure ? 465 : 587) : Number(port),
    isSecure,
    // A relay on the same machine has nobody in between.
    needsTls: !isSecure && isProduction && !LOOPBACK.includes(hostname),
    login:
      username === ''
        ? undefined
        : { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    from: values.MAIL_FROM.trim(),
  };
}

/** What is wrong with the two settings, each fault with its name and none with its secret. */
export function mailFaults({ SMTP_URL: url, MAIL_FROM: from }: Values): string[] {
  const faults: string[] = [];
  if (url && !from) faults.push('MAIL_FROM: set it too, such as Pathlight <plans@example.org>');
  if (from && !url) faults.push('SMTP_URL: set it too, or leave MAIL_FROM out');
  if (url && !serverOf(url))
    faults.push('SMTP_URL: write smtps://user:password@mail.example.org, or smtp:// with a port');
  if (from && !isSender(from))
    faults.push('MAIL_FROM: write an address, such as Pathlight <plans@example.org>');
  return faults;
}

function isSender(text: string): boolean {
  const match = SENDER.exec(text.trim());
  return z.email().safeParse(match?.[1] ?? match?.[2]).success;
}

function serverOf(text: string | undefined): URL | undefined {
  const url = text && URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.hostname === '' || !['smtp:', 'smtps:'].includes(url.protocol)) return undefined;
  const hasMore = (url.pathname !== '' && url.pathname !== '/') || url.search !== '' || url.hash;
  return hasMore || !canDecode(url) ? undefined : url;
}

function canDecode({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}
