import { expect } from 'chai';
import { calendarFile } from '#components/places/calendar-file.js';

const MADE = new Date('2026-11-30T08:09:10.123Z');
const day = (day_: string, what: string, of = 'Bakery') => ({ id: 'place-1', day: day_, what, of });

describe('days as a calendar file', () => {
  it('F21: is an iCalendar file (RFC 5545): lines end with CRLF, an event lasts its whole day', () => {
    const text = calendarFile([day('2027-02-28', 'Last day')], MADE);
    expect(text.split('\r\n')).to.deep.equal([
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Pathlight//Days//EN', 'CALSCALE:GREGORIAN'],
      ...['BEGIN:VEVENT', 'UID:place-1@pathlight', 'DTSTAMP:20261130T080910Z'],
      ...['DTSTART;VALUE=DATE:20270228', 'DTEND;VALUE=DATE:20270301'],
      ...['SUMMARY:Last day (Bakery)', 'TRANSP:TRANSPARENT', 'END:VEVENT', 'END:VCALENDAR', ''],
    ]);
  });

  it('F21: what a student writes can’t end a line or begin a property', () => {
    const text = calendarFile([day('2028-02-29', 'a;b,c\\d\nEND:VCALENDAR', 'x\r\ny')], MADE);
    expect(text).to.contain('SUMMARY:a\\;b\\,c\\\\d\\nEND:VCALENDAR (x\\ny)\r\n');
    expect(text).to.contain('DTEND;VALUE=DATE:20280301');
    expect(text.match(/END:VCALENDAR\r\n/g)).to.have.length(1);
  });

  it('F21: no line is longer than 75 octets, and no letter is cut in two', () => {
    const title = 'Solicitud de admisión 🎓 '.repeat(12);
    const text = calendarFile([day('2027-01-01', title)], MADE);
    const encoder = new TextEncoder();
    for (const line of text.split('\r\n')) expect(encoder.encode(line).length).to.be.most(75);
    expect(text.replaceAll('\r\n ', '')).to.contain(`SUMMARY:${title}`);
  });
});
