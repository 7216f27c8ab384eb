import type { GradeBand, PlanPart, ReadySubject } from '#contracts/ready.js';
import type { PlainKey } from '../i18n/i18n.js';

export const SUBJECT_WORDS: Readonly<Record<ReadySubject, PlainKey>> = {
  math: 'ready.subject-math',
  science: 'ready.subject-science',
  english: 'ready.subject-english',
  'social-studies': 'ready.subject-social-studies',
  arts: 'ready.subject-arts',
  languages: 'ready.subject-languages',
  'physical-education': 'ready.subject-physical-education',
  technical: 'ready.subject-technical',
  advisory: 'ready.subject-advisory',
};

export const PART_WORDS: Readonly<Record<PlanPart, PlainKey>> = {
  goals: 'ready.part-goals',
  careers: 'ready.part-careers',
  strengths: 'ready.part-strengths',
  portfolio: 'ready.part-portfolio',
  years: 'ready.part-years',
};

export const BANDS: readonly GradeBand[] = ['6-8', '9-10', '11-12'];
