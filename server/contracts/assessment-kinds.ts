import { AREAS, WORK_VALUES } from './riasec.js';

/** Questionnaires whose answers add up to a result. Plain values. */
export const ASSESSMENT_KINDS = ['interests', 'skills', 'values'] as const;
export type AssessmentKind = (typeof ASSESSMENT_KINDS)[number];

/** All questions about oneself. Those on how one learns end in words of one's own, without a score. */
export const QUESTION_KINDS = [...ASSESSMENT_KINDS, 'preferences'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Those beside the interest questions, which have routes and careers of their own. */
export const AREA_KINDS = ['skills', 'values'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

/** The areas that skills are asked about; each stands for a few of the skills that occupations carry. */
export const SKILL_AREAS = [
  'reading-writing',
  'talking',
  'numbers',
  'science',
  'thinking',
  'helping',
  'leading',
  'planning',
  'machines',
  'systems',
] as const;
export type SkillArea = (typeof SKILL_AREAS)[number];

/** The areas of each kind, in the order of the scores. */
export const AREAS_OF: Readonly<Record<AssessmentKind, readonly string[]>> = {
  interests: AREAS,
  skills: SKILL_AREAS,
  values: WORK_VALUES,
};
