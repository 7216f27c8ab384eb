import { expect } from 'chai';
import {
  calendarYearOf,
  firstDayOf,
  gradeIn,
  schoolYearOf,
  schoolYearOfDay,
} from '#server/features/years/school-year.js';

describe('school years', () => {
  const rule = { timeZone: 'America/Denver', startsOn: '08-01' };

  it('F15: change on the district’s day by the district’s clock', () => {
    expect(schoolYearOf(new Date('2026-08-01T05:59:00Z'), rule)).to.equal(2025);
    expect(schoolYearOf(new Date('2026-08-01T06:00:00Z'), rule)).to.equal(2026);
    expect(schoolYearOf(new Date('2027-02-28T12:00:00Z'), rule)).to.equal(2026);
    const july = { ...rule, startsOn: '07-15' };
    expect(schoolYearOf(new Date('2026-07-15T12:00:00Z'), july)).to.equal(2026);
    expect(schoolYearOf(new Date('2026-07-14T12:00:00Z'), july)).to.equal(2025);
  });

  it('F15: begin on the day that the district’s files say, where they say one', () => {
    const told = { ...rule, starts: ['2027-08-16', '2026-08-17', '2027-08-09'] };
    expect([2025, 2026, 2027].map((year) => firstDayOf(year, told))).to.deep.equal([
      ...['2025-08-01', '2026-08-17', '2027-08-09'],
    ]);
    expect(calendarYearOf('2026-08-16', told)).to.equal(2025);
    expect(calendarYearOf('2026-08-17', told)).to.equal(2026);
    expect(calendarYearOf('2028-08-01', told)).to.equal(2028);
  });

  it('F15: a day is in the year that its noon is in, after a close in the next', () => {
    const closed = { ...rule, begun: [{ year: 2027, at: '2027-06-10T20:00:00Z' }] };
    expect(schoolYearOfDay('2027-06-10', closed)).to.equal(2026);
    expect(schoolYearOfDay('2027-06-11', closed)).to.equal(2027);
  });

  it('F15: a past grade is counted back from a known one, and nothing is guessed', () => {
    const known = { year: 2026, grade: 8 };
    expect([2026, 2025, 2024].map((year) => gradeIn(year, known))).to.deep.equal([8, 7, 6]);
    expect(gradeIn(2023, known)).to.equal(null);
    expect(gradeIn(2027, known)).to.equal(null);
    expect(gradeIn(2026, null)).to.equal(null);
  });
});
