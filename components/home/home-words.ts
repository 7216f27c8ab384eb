import type { Audience, NewsItem, NextStepKind } from '#contracts/home.js';
import { formatList, formatNumber } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';

export const NEXT_STEPS: Readonly<Record<NextStepKind, { title: PlainKey; why: PlainKey }>> = {
  'take-out': { title: 'home.next-take-out', why: 'home.next-take-out-why' },
  'open-take-out': { title: 'home.next-open-take-out', why: 'home.next-open-take-out-why' },
  'answer-look-back': {
    title: 'home.next-answer-look-back',
    why: 'home.next-answer-look-back-why',
  },
  'look-back': { title: 'home.next-look-back', why: 'home.next-look-back-why' },
  'carry-goals': { title: 'home.next-carry-goals', why: 'home.next-carry-goals-why' },
  'take-profiler': { title: 'home.next-take-profiler', why: 'home.next-take-profiler-why' },
  'resume-profiler': { title: 'home.next-resume-profiler', why: 'home.next-resume-profiler-why' },
  'see-result': { title: 'home.next-see-result', why: 'home.next-see-result-why' },
  'save-career': { title: 'home.next-save-career', why: 'home.next-save-career-why' },
  'add-goal': { title: 'home.next-add-goal', why: 'home.next-add-goal-why' },
  'choose-focus': { title: 'home.next-choose-focus', why: 'home.next-choose-focus-why' },
  'add-milestone': { title: 'home.next-add-milestone', why: 'home.next-add-milestone-why' },
  'do-milestone': { title: 'home.next-do-milestone', why: 'home.next-do-milestone-why' },
  'write-reflection': {
    title: 'home.next-write-reflection',
    why: 'home.next-write-reflection-why',
  },
  'read-feedback': { title: 'home.next-read-feedback', why: 'home.next-read-feedback-why' },
};

const AUDIENCES: Readonly<Record<Audience, PlainKey>> = {
  student: 'home.audience-student',
  teacher: 'home.audience-teacher',
  counselor: 'home.audience-counselor',
  family: 'home.audience-family',
};

/** One sentence on who can see this plan. */
export function audienceSentence(visibleTo: readonly Audience[]): string {
  if (visibleTo.every((audience) => audience === 'student')) return t('home.visible-only-you');
  const list = formatList(visibleTo.map((audience) => t(AUDIENCES[audience])));
  const sentence = t('home.visible-to', { list });
  return sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1);
}

/** What someone did, before their own words. */
export function newsSentence(item: NewsItem): string {
  const by = item.by ?? t('home.someone');
  const { subject } = item;
  if (item.kind === 'tag') return t('home.news-tag', { by, subject });
  if (item.kind === 'comment') return t('home.news-comment', { by, subject });
  if (!item.score) return t('home.news-graded', { by, subject });
  return t('home.news-score', {
    by,
    subject,
    points: formatNumber(item.score.points),
    maximum: formatNumber(item.score.maximum),
  });
}
