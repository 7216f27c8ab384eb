import type { CourseCopy } from '#contracts/course-copy.js';

export const NO_COPY: CourseCopy = {
  source: null,
  answer: null,
  toCome: { assignments: [], activities: [], items: [] },
  copied: { unused: [], used: [] },
};

/** A copied course that nobody has answered for. */
export const ASKED: CourseCopy = {
  ...NO_COPY,
  source: { title: 'English 9, last year' },
  toCome: {
    assignments: ['Goal check-in', 'Look back'],
    activities: ['Write a goal'],
    items: ['Essay one'],
  },
};

export const COPIED: CourseCopy = {
  ...NO_COPY,
  source: ASKED.source,
  answer: { choice: 'copy', by: 'Ana Ortiz', at: '2026-11-03T15:00:00Z' },
  copied: { unused: ['Look back'], used: ['Goal check-in'] },
};

export const FRESH: CourseCopy = {
  ...ASKED,
  answer: { choice: 'fresh', by: null, at: '2026-11-03T15:00:00Z' },
};
