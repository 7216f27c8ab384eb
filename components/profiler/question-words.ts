import type { AreaKind, QuestionKind } from '#contracts/assessment-kinds.js';
import type { ProfilerForm } from '#contracts/profiler.js';
import type { PlainKey } from '../i18n/i18n.js';

/** What one kind of questions is called, where it is asked for, and where it leads. */
export interface QuestionWords {
  title: PlainKey;
  intro: PlainKey;
  /** Whose questions they are. */
  ours: PlainKey;
  /** The lengths there are, the first one to be offered first. */
  forms: readonly (readonly [ProfilerForm, PlainKey])[];
  /** What is asked about each item. */
  ask: PlainKey;
  /** From the least (1) to the most (5); none where each question has its own. */
  answers: readonly PlainKey[];
  seeResult: PlainKey;
  /** Path of the API. */
  api: string;
  /** Pages of the app: of one result, without its id, and where one goes on later. */
  resultPage: string;
  laterPage: string;
}

const area = (kind: AreaKind) => ({
  api: `/assessments/${kind}`,
  resultPage: `explore/assessments/${kind}/results`,
  laterPage: 'explore/assessments',
});

export const QUESTIONS: Readonly<Record<QuestionKind, QuestionWords>> = {
  interests: {
    title: 'profiler.title',
    intro: 'profiler.intro',
    ours: 'profiler.ours',
    forms: [
      ['short', 'profiler.short'],
      ['full', 'profiler.full'],
    ],
    ask: 'profiler.how-much',
    answers: [
      'profiler.answer-1',
      'profiler.answer-2',
      'profiler.answer-3',
      'profiler.answer-4',
      'profiler.answer-5',
    ],
    seeResult: 'profiler.see-result',
    api: '/profiler',
    resultPage: 'explore/results',
    laterPage: 'explore',
  },
  skills: {
    title: 'assessments.skills-title',
    intro: 'assessments.skills-intro',
    ours: 'assessments.ours',
    forms: [['full', 'assessments.skills-form']],
    ask: 'assessments.skills-ask',
    answers: [
      'assessments.skills-answer-1',
      'assessments.skills-answer-2',
      'assessments.skills-answer-3',
      'assessments.skills-answer-4',
      'assessments.skills-answer-5',
    ],
    seeResult: 'assessments.see-result',
    ...area('skills'),
  },
  values: {
    title: 'assessments.values-title',
    intro: 'assessments.values-intro',
    ours: 'assessments.ours',
    forms: [['full', 'assessments.values-form']],
    ask: 'assessments.values-ask',
    answers: [
      'assessments.values-answer-1',
      'assessments.values-answer-2',
      'assessments.values-answer-3',
      'assessments.values-answer-4',
      'assessments.values-answer-5',
    ],
    seeResult: 'assessments.see-result',
    ...area('values'),
  },
  preferences: {
    title: 'assessments.preferences-title',
    intro: 'assessments.preferences-intro',
    ours: 'assessments.preferences-ours',
    forms: [['full', 'assessments.preferences-form']],
    ask: 'assessments.preferences-ask',
    answers: [],
    seeResult: 'assessments.preferences-see',
    api: '/assessments/preferences',
    resultPage: 'portfolio/entries',
    laterPage: 'explore/assessments',
  },
};

/** The kind that an address names: the interest questions have an address of their own. */
export function kindOf(name: string | undefined): QuestionKind | undefined {
  if (name === undefined) return 'interests';
  return name === 'skills' || name === 'values' || name === 'preferences' ? name : undefined;
}
