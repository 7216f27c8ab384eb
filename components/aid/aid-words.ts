import type { AidStepId } from '#contracts/aid-fields.js';

const HOME = 'https://studentaid.gov/';
const FORM = 'https://studentaid.gov/h/apply-for-aid/fafsa';
const DAYS = 'https://studentaid.gov/apply-for-aid/fafsa/fafsa-deadlines';

/** The official page of a step; null where each college has its own. */
export const PAGES: Readonly<Record<AidStepId, string | null>> = {
  ...{ account: HOME, family: FORM, fafsa: FORM, state: DAYS, summary: FORM, offers: HOME },
  ...{ college: null, answer: null },
};

/**
 * When the form for the school year from `startYear` opens at the latest (FAFSA Deadline Act, 2024), and its
 * last federal day.
 */
export const formDays = (startYear: number) => ({
  opens: `${startYear - 1}-10-01`,
  ends: `${startYear + 1}-06-30`,
});

/** "2027–28" */
export const formYear = (startYear: number): string =>
  `${startYear}–${String(startYear + 1).slice(-2)}`;
