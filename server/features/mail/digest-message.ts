import type { NotificationTopic, StaffTopic } from '#contracts/notification-kinds.js';
import { STAFF_TOPICS } from '#contracts/notification-kinds.js';
import { markup } from '#lti/pages/markup.js';
import type { Message } from '../../mail/mailer.js';
import { knownLocale, translate } from '../../messages.js';

/** How many new lines of each topic; topics without any are left out. */
export type Counts = Partial<Record<NotificationTopic, number>>;

/**
 * An e-mail that counts what is new. It names nobody and nothing, and leads to no page about anybody: what it
 * counts is read in the class. It fetches nothing, so that nobody learns whether it was read.
 */
export function digestMessage(digest: {
  id: string;
  address: string;
  locale: string;
  counts: Counts;
  stopUrl: string;
  host: string;
}): Message {
  const { id, address, counts, stopUrl, host } = digest;
  const locale = knownLocale(digest.locale);
  const isOfStaff = (topic: string): topic is StaffTopic =>
    (STAFF_TOPICS as readonly string[]).includes(topic);
  const known = Object.entries(counts).filter(([topic]) => isOfStaff(topic));
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const other = total - known.reduce((sum, [, count]) => sum + count, 0);
  const lines = STAFF_TOPICS.flatMap((topic) => {
    const count = counts[topic] ?? 0;
    return count > 0 ? [translate(locale, `mail.line-${topic}`, { count })] : [];
  });
  if (other > 0) lines.push(translate(locale, 'mail.line-other', { count: other }));
  const words = {
    subject: translate(locale, 'mail.subject', { count: total }),
    open: translate(locale, 'mail.open'),
    why: translate(locale, 'mail.why'),
    stop: translate(locale, 'mail.stop'),
  };
  return {
    ...{ to: address, subject: words.subject, stopUrl, language: locale },
    messageId: `<${id}@${host}>`,
    text: textOf(words, lines, stopUrl),
    html: htmlOf(words, lines, { stopUrl, locale }),
  };
}

type Words = Record<'subject' | 'open' | 'why' | 'stop', string>;

const textOf = ({ subject, open, why, stop }: Words, lines: string[], stopUrl: string): string =>
  [
    ...[subject, '', ...lines.map((line) => `- ${line}`), '', open, ''],
    ...['-- ', why, `${stop}: ${stopUrl}`, ''],
  ].join('\n');

/** Mail programs know little of style sheets, and some turn colours round: there are none. */
const htmlOf = (
  { subject, open, why, stop }: Words,
  lines: string[],
  { stopUrl, locale }: { stopUrl: string; locale: string },
): string =>
  markup`<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${subject}</title></head>
<body style="font:1rem/1.5 sans-serif;max-width:36rem;margin:0 auto;padding:1rem">
<h1 style="font-size:1.25rem">${subject}</h1>
<ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul>
<p><strong>${open}</strong></p>
<hr>
<p style="font-size:.875rem">${why}<br><a href="${stopUrl}">${stop}</a></p>
</body>
</html>
`.markup;
