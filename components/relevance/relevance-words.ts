import type { CountRange } from '#contracts/count-range.js';
import type { ReadySubject } from '#contracts/ready.js';
import type { Want, WantKind } from '#contracts/relevance.js';
import { formatNumber } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';

/** The kinds in the order of the choice. */
export const KIND_WORDS: Readonly<Record<WantKind, PlainKey>> = {
  cluster: 'relevance.kind-cluster',
  subject: 'relevance.kind-subject',
  skill: 'relevance.kind-skill',
  career: 'relevance.kind-career',
  goal: 'relevance.kind-goal',
};

/** Needs the `careers-data` and `goals` messages. */
export function nameOf({ kind, id, title }: Want): string {
  if (title !== null) return title;
  return t((kind === 'goal' ? `goals.kind-${id}` : `careers-data.${kind}-${id}`) as PlainKey);
}

/** Whether there is a number to show. */
export const isShown = ({ low }: CountRange): boolean => low > 0;

/** A number, at least so many, or that there is none to show. */
export function figureWords({ low, high }: CountRange): string {
  if (low === 0) return t('relevance.hidden');
  return low === high ? formatNumber(low) : t('relevance.at-least', { count: formatNumber(low) });
}

/** How dark a line is, 1 to 4; 0 without a number. */
export function heatOf({ low }: CountRange, students: number): number {
  return low === 0 ? 0 : Math.max(1, Math.min(4, Math.ceil((low / students) * 5)));
}

/** The school subject whose ready activities come nearest; the class council takes the rest. */
const SUBJECTS: Readonly<Record<string, ReadySubject>> = {
  'english-language-arts': 'english',
  'world-languages': 'languages',
  mathematics: 'math',
  'computer-science': 'technical',
  'biology-life-science': 'science',
  chemistry: 'science',
  physics: 'science',
  'social-studies-history': 'social-studies',
  psychology: 'social-studies',
  'art-music-theatre': 'arts',
  'design-engineering': 'technical',
  'construction-trades': 'technical',
  'health-science': 'science',
  'agriculture-food': 'science',
  'transportation-manufacturing': 'technical',
  'agriculture-food-and-natural-resources': 'science',
  'architecture-and-construction': 'technical',
  'arts-audio-video-technology-and-communications': 'arts',
  'government-and-public-administration': 'social-studies',
  'information-technology': 'technical',
  'law-public-safety-corrections-and-security': 'social-studies',
  manufacturing: 'technical',
  'science-technology-engineering-and-mathematics': 'math',
  'transportation-distribution-and-logistics': 'technical',
  finance: 'math',
  programming: 'technical',
  science: 'science',
  writing: 'english',
  'reading-comprehension': 'english',
  repairing: 'technical',
  installation: 'technical',
  troubleshooting: 'technical',
};

export const readySubject = ({ id }: Pick<Want, 'id'>): ReadySubject => SUBJECTS[id] ?? 'advisory';
