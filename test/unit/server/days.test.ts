import { expect } from 'chai';
import { addDays, dayIn, daysBetween, minuteIn, momentIn } from '#contracts/days.js';

const LAST = 23 * 60 + 59;

describe('days', () => {
  it('F61: the last minute of a day is that day’s where the clock stands, on days of 23 and 25 hours too', () => {
    for (const [zone, day, moment] of [
      ['America/Los_Angeles', '2026-12-01', '2026-12-02T07:59:00.000Z'],
      ['America/Los_Angeles', '2027-03-14', '2027-03-15T06:59:00.000Z'],
      ['America/New_York', '2026-11-01', '2026-11-02T04:59:00.000Z'],
      ['Pacific/Honolulu', '2026-12-31', '2027-01-01T09:59:00.000Z'],
      ['Pacific/Guam', '2026-12-01', '2026-12-01T13:59:00.000Z'],
    ] as const) {
      expect(momentIn(zone, day, LAST).toISOString(), zone).to.equal(moment);
      expect(dayIn(zone, new Date(moment)), zone).to.equal(day);
      expect(minuteIn(zone, new Date(moment)), zone).to.equal(LAST);
    }
  });

  it('F61: a day begins at its own midnight, before the clocks change and after', () => {
    const begins = (zone: string, day: string) => momentIn(zone, day).toISOString();
    expect(begins('America/New_York', '2026-11-01')).to.equal('2026-11-01T04:00:00.000Z');
    expect(begins('America/New_York', '2026-11-02')).to.equal('2026-11-02T05:00:00.000Z');
    expect(begins('America/Los_Angeles', '2027-03-14')).to.equal('2027-03-14T08:00:00.000Z');
    expect(begins('America/Los_Angeles', '2027-03-15')).to.equal('2027-03-15T07:00:00.000Z');
    const leftOut = momentIn('America/New_York', '2027-03-14', 150);
    expect(minuteIn('America/New_York', leftOut), 'half past two that night').to.equal(90);
  });

  it('F61: days are counted, not hours', () => {
    expect(addDays('2026-10-31', 1)).to.equal('2026-11-01');
    expect(addDays('2026-11-01', 1)).to.equal('2026-11-02');
    expect(addDays('2027-01-01', -1)).to.equal('2026-12-31');
    expect(daysBetween('2027-03-13', '2027-03-15')).to.equal(2);
    expect(daysBetween('2027-03-15', '2027-03-13')).to.equal(-2);
  });
});
