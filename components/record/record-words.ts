import type { AdvisingNote } from '#contracts/advising.js';
import type {
  AssessmentResult,
  Correction,
  InterestResult,
  SchoolTime,
  Score,
} from '#contracts/record.js';
import { PLAIN_LEVEL, PLAIN_SCORE } from '#contracts/result-columns.js';
import { formatDate, formatList, formatNumber } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';

export const FACTS = {
  name: 'record.fact-name',
  email: 'record.fact-email',
  'sis-id': 'record.fact-sis-id',
  language: 'record.fact-language',
  school: 'record.fact-school',
  grade: 'record.fact-grade',
  guardians: 'record.fact-guardians',
  result: 'record.fact-result',
} as const satisfies Record<Correction['subject'], PlainKey>;

export const STATES = {
  open: 'record.state-open',
  accepted: 'record.state-accepted',
  refused: 'record.state-refused',
} as const satisfies Record<Correction['state'], PlainKey>;

export const CONTACTS = {
  talk: 'record.contact-talk',
  call: 'record.contact-call',
  email: 'record.contact-email',
  meeting: 'record.contact-meeting',
} as const satisfies Record<AdvisingNote['contact'], PlainKey>;

export const NOTE_AUDIENCES = {
  student: 'record.note-who-student',
  staff: 'record.note-who-staff',
  me: 'record.note-who-me',
} as const satisfies Record<AdvisingNote['visibility'], PlainKey>;

/** What became of a note that was passed on to the counselors. */
export const RECEIPTS = {
  received: 'record.note-received',
  'looked-at': 'record.note-looked-at',
} as const satisfies Record<NonNullable<AdvisingNote['worry']>, PlainKey>;

const AREAS = {
  r: 'record.area-r',
  i: 'record.area-i',
  a: 'record.area-a',
  s: 'record.area-s',
  e: 'record.area-e',
  c: 'record.area-c',
} as const satisfies Record<InterestResult['topAreas'][number], PlainKey>;

export const titleOf = ({ tool, name }: Pick<AssessmentResult, 'tool' | 'name'>): string =>
  name === '' ? tool : `${tool}: ${name}`;

/** A file has no names for its scores: these two stand for what they are. */
export function scoreName({ source }: Pick<AssessmentResult, 'source'>, { name }: Score): string {
  if (source !== 'imported') return name;
  if (name === PLAIN_SCORE) return t('record.score-plain');
  return name === PLAIN_LEVEL ? t('record.level-plain') : name;
}

export const scoreWords = ({ value, maximum }: Score): string =>
  maximum === null ? value : t('record.score-of', { value, maximum: formatNumber(maximum) });

/** Who entered it. `isOwn`: the reader is the student. */
export function enteredWords({ source, enteredBy }: AssessmentResult, isOwn: boolean): string {
  if (source === 'student') return t(isOwn ? 'record.from-student' : 'record.from-the-student');
  return enteredBy === null
    ? t(`record.from-${source}`)
    : t(`record.from-${source}-by`, { name: enteredBy });
}

export function interestMeaning({ topAreas }: InterestResult): string {
  return topAreas.length === 0
    ? t('record.interest-flat')
    : t('record.interest-areas', { areas: formatList(topAreas.map((area) => t(AREAS[area]))) });
}

export function yearsWords({ fromYear, toYear }: SchoolTime): string {
  const from = String(fromYear);
  return toYear === null
    ? t('record.years-on', { from })
    : t('record.years', { from, to: String(toYear) });
}

/** What staff answered to a request; empty while it waits. */
export function answerWords({ decidedBy, decidedAt, reason }: Correction): string {
  if (decidedAt === null) return '';
  const date = formatDate(decidedAt);
  return decidedBy === null
    ? t('record.answer-staff', { date, reason })
    : t('record.answer', { name: decidedBy, date, reason });
}
