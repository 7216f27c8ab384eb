import { expect } from 'chai';
import { nearestDay } from '#server/features/completion/due-date.js';
import { stateTemplate } from '#server/features/templates/template-store.js';
import type { TemplateId } from '#contracts/component-codes.js';

const RULE = { timeZone: 'UTC', startsOn: '08-01' };

const dayOf = (
  state: TemplateId,
  on: string,
  grade: number | null,
  arrivedOn: string | null = null,
) =>
  nearestDay(stateTemplate(state).clocks, { grade, arrivedOn }, RULE, new Date(`${on}T12:00:00Z`));

describe('the day by which a plan is wanted', () => {
  it('F10: a fixed day of the school year', () => {
    expect(dayOf('AZ', '2026-11-29', 9)).to.equal('2027-04-30');
    expect(dayOf('AZ', '2027-04-30', 9)).to.equal('2027-04-30');
    expect(dayOf('AZ', '2027-05-01', 9)).to.equal(null);
  });

  it('F10: within 90 days of grade 6, before a grade, by the end of one', () => {
    expect(dayOf('KY', '2026-08-15', 6)).to.equal('2026-10-30');
    expect(dayOf('KY', '2026-08-15', 7)).to.equal(null);
    expect(dayOf('VA', '2026-11-29', 8)).to.equal('2027-07-31');
    expect(dayOf('GA', '2026-11-29', 8)).to.equal('2027-07-31');
    expect(dayOf('GA', '2026-11-29', null)).to.equal(null);
  });

  it('F10: 90 days from arrival for who comes mid-year, where that is nearer', () => {
    expect(dayOf('NC', '2026-11-29', 9, '2026-11-01')).to.equal('2027-01-30');
    expect(dayOf('NC', '2026-11-29', 8, '2026-01-01')).to.equal('2027-07-31');
    expect(dayOf('NC', '2026-11-29', 9, '2026-01-01')).to.equal(null);
  });
});
