import { addDays } from '#contracts/days.js';
import type { NextDay } from './next-days.js';

const ESCAPED = /[\\;,]/g;

/** A text value (RFC 5545, 3.3.11). */
const textValue = (text: string) =>
  text.replaceAll(ESCAPED, (one) => `\\${one}`).replaceAll(/\r\n|\r|\n/g, '\\n');

/** At most 75 octets a line, the next one beginning with a space (3.1); no character is cut in two. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let [text, octets] = ['', 0];
  for (const character of line) {
    const size = encoder.encode(character).length;
    const isFull = octets + size > 75;
    text += isFull ? `\r\n ${character}` : character;
    octets = isFull ? 1 + size : octets + size;
  }
  return text;
}

/** The day after `2027-02-28`, as a calendar file has it: an event that lasts a day ends with the next. */
const dayAfter = (day: string): string => basic(addDays(day, 1));

const basic = (day: string) => day.replaceAll('-', '');

/**
 * Days as a file that calendars take in (iCalendar, RFC 5545): one entry a day, without a time or a zone.
 * Taken in again, an entry replaces the one of the same id.
 *
 * @param made - when the file is made.
 */
export function calendarFile(days: readonly NextDay[], made: Date): string {
  const stamp = made.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const events = days.flatMap(({ id, day, what, of }) => [
    ...['BEGIN:VEVENT', `UID:${id}@pathlight`, `DTSTAMP:${stamp}`],
    ...[`DTSTART;VALUE=DATE:${basic(day)}`, `DTEND;VALUE=DATE:${dayAfter(day)}`],
    ...[`SUMMARY:${textValue(`${what} (${of})`)}`, 'TRANSP:TRANSPARENT', 'END:VEVENT'],
  ]);
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Pathlight//Days//EN', 'CALSCALE:GREGORIAN'],
    ...events,
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}
