import { SMTPServer } from 'smtp-server';
import type { AddressInfo, Socket } from 'node:net';
import { createVault } from '#lti/secrets.js';
import { mailOf } from '#server/mail/mail-settings.js';
import { createMailer, type Mailer } from '#server/mail/mailer.js';
import { TEST_SECRET } from './database.js';

export interface Received {
  to: string[];
  /** As it came over the wire. */
  source: string;
  headers: Record<string, string>;
  text: string;
  html: string;
}

type Step = 'mail' | 'rcpt' | 'data';

export interface MailServer {
  received: Received[];
  /** Answers of the next messages, and at which step; without one they are taken. */
  faults: { at: Step; code: number }[];
  /** Takes so many messages and hangs up before it says so. */
  lostAnswers: number;
  mailer: Mailer;
  close(): Promise<void>;
}

/** An SMTP server that keeps what it takes, with the mailer that hands it over. */
export async function startMailServer(): Promise<MailServer> {
  const sockets = new Set<Socket>();
  const fail = (at: Step) => {
    const next = state.faults[0];
    if (next?.at !== at) return null;
    state.faults.shift();
    return Object.assign(new Error('no <ana@school.test> here'), { responseCode: next.code });
  };
  const server = new SMTPServer({
    ...{ disabledCommands: ['AUTH', 'STARTTLS'], logger: false },
    onMailFrom: (_address, _session, callback) => callback(fail('mail')),
    onRcptTo: (_address, _session, callback) => callback(fail('rcpt')),
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const fault = fail('data');
        if (!fault) {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          state.received.push({ to, ...read(Buffer.concat(parts).toString('latin1')) });
        }
        if (state.lostAnswers > 0) {
          state.lostAnswers -= 1;
          for (const socket of sockets) socket.destroy();
        } else callback(fault);
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const settings = mailOf({ SMTP_URL: url, MAIL_FROM: 'Pathlight <plans@pathlight.test>' }, false)!;
  const vault = createVault(TEST_SECRET, (size) => Buffer.alloc(size));
  const mailer = createMailer(settings, { ownHost: 'pathlight.localhost', vault });
  const state: MailServer = {
    ...{ received: [], faults: [], lostAnswers: 0, mailer },
    close: async () => {
      mailer.close();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
  return state;
}

/** By RFC 5322 and 2045, as far as a message of two parts needs it. */
function read(source: string): Omit<Received, 'to'> {
  const { headers, body } = splitHead(source);
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1];
  const parts = boundary ? body.split(`--${boundary}`).slice(1, -1).map(splitHead) : [];
  const part = (type: string) => {
    const found = parts.find((one) => one.headers['content-type']?.startsWith(type));
    return found ? decode(found.headers['content-transfer-encoding'] ?? '', found.body) : '';
  };
  return { source, headers, text: part('text/plain'), html: part('text/html') };
}

function splitHead(text: string): { headers: Record<string, string>; body: string } {
  const [head = '', ...rest] = text.replace(/^\r\n/, '').split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return {
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: rest.join('\r\n\r\n'),
  };
}

function decode(encoding: string, body: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
