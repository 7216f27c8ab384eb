import { expect } from 'chai';
import type { YearFacts } from '#server/features/home/home-records.js';
import { chooseNextStep } from '#server/features/home/next-step.js';
import { seasonOf } from '#server/features/home/season.js';

const rule = { timeZone: 'America/Denver', startsOn: '08-01' };
const LAST_FALL = '2025-10-01T12:00:00Z';
const none: YearFacts = { rule, firstGoalAt: null, lookBack: null, openGoals: [], takeOut: null };
const lastYear: YearFacts = { ...none, firstGoalAt: LAST_FALL };

/** The first step of a student who did nothing yet but what the facts say. */
function stepOn(day: string, facts: Partial<YearFacts>, grade: number | null = 8) {
  const now = new Date(`${day}T12:00:00Z`);
  const season = seasonOf({ ...lastYear, ...facts }, grade, now);
  const profiler = { hasOpenAttempt: false, resultCount: 0, latestResultId: null };
  const state = { today: day, season, profiler, goals: [], reflections: [], news: [] };
  return chooseNextStep({ ...state, savedCount: 0 })?.kind;
}

describe('what the school year asks for', () => {
  it('B9: looking back is due in the last four months, once there is a year to look back at', () => {
    expect(stepOn('2027-03-31', {})).to.equal('take-profiler');
    expect(stepOn('2027-04-02', {})).to.equal('look-back');
    expect(stepOn('2027-07-31', {})).to.equal('look-back');
    expect(stepOn('2027-08-02', {}), 'a new year').to.equal('take-profiler');
    expect(stepOn('2027-05-01', { firstGoalAt: null })).to.equal('take-profiler');
    expect(stepOn('2027-05-01', { firstGoalAt: '2026-09-01T12:00:00Z' })).to.equal('take-profiler');
  });

  it('B9: is done once a year, and a returned look-back waits before all else', () => {
    const of = (year: number, state: 'open' | 'done' | 'returned') => ({
      lookBack: { year, state },
    });
    expect(stepOn('2027-05-01', of(2026, 'open'))).to.equal('look-back');
    expect(stepOn('2027-05-01', of(2026, 'done'))).to.equal('take-profiler');
    expect(stepOn('2027-05-01', of(2025, 'done'))).to.equal('look-back');
    expect(stepOn('2026-12-15', of(2026, 'returned'))).to.equal('answer-look-back');
    expect(stepOn('2026-12-15', of(2025, 'returned'))).to.equal('take-profiler');
    expect(stepOn('2027-05-01', of(2026, 'returned'), 12)).to.equal('answer-look-back');
  });

  it('F15: open goals of before are chosen about while the year is young', () => {
    const goal = (begunAt: string, chosenIn: number | null) => ({
      openGoals: [{ begunAt, chosenIn }],
    });
    expect(stepOn('2026-08-15', goal(LAST_FALL, null))).to.equal('carry-goals');
    expect(stepOn('2026-11-30', goal(LAST_FALL, 2025))).to.equal('carry-goals');
    expect(stepOn('2026-12-15', goal(LAST_FALL, null))).to.equal('take-profiler');
    expect(stepOn('2026-08-15', goal(LAST_FALL, 2026))).to.equal('take-profiler');
    expect(stepOn('2026-08-15', goal('2026-08-10T12:00:00Z', null))).to.equal('take-profiler');
  });

  it('B15: every senior is asked to take the plan along before anything that is missing', () => {
    const took = (madeAt: string, isOpened: boolean) => ({
      takeOut: { madeAt, openedAt: isOpened ? madeAt : null },
    });
    expect(stepOn('2027-05-01', {}, 12)).to.equal('take-out');
    expect(stepOn('2027-05-01', { firstGoalAt: null }, 12)).to.equal('take-out');
    expect(stepOn('2027-05-01', took('2027-04-20T12:00:00Z', false), 12)).to.equal('open-take-out');
    expect(stepOn('2027-05-01', took('2027-04-20T12:00:00Z', true), 12)).to.equal('look-back');
    expect(stepOn('2027-05-01', took('2026-05-20T12:00:00Z', true), 12)).to.equal('take-out');
    expect(stepOn('2027-03-31', {}, 12)).to.equal('take-profiler');
    expect(stepOn('2027-05-01', {}, 11)).to.equal('look-back');
    expect(stepOn('2027-05-01', {}, null)).to.equal('look-back');
  });
});
