import type { HeldKindName } from '#contracts/held.js';
import { zoneWords } from '#contracts/time-zones.js';
import { dayWords } from '../../day-words.js';
import type { Letter } from '../../letter-pdf.js';
import { knownLocale, translate } from '../../messages.js';

export interface PurgeFacts {
  id: string;
  year: number;
  closedAt: Date;
  askedAt: Date;
  finishedAt: Date;
  /** Null for somebody who is gone. */
  askedBy: string | null;
  keepDays: number;
  students: number;
  counts: Partial<Record<HeldKindName, number>>;
  timeZone: string;
}

/** In this order on the page. */
const PARTS = [
  'people',
  'plan',
  'exploring',
  'work',
  'courses',
  'record',
  'talks',
  'family',
  'traces',
  'file',
] as const;
type Part = (typeof PARTS)[number];
const WORDS = {
  people: 'letters.purge-people',
  plan: 'letters.purge-plan',
  exploring: 'letters.purge-exploring',
  work: 'letters.purge-work',
  courses: 'letters.purge-courses',
  record: 'letters.purge-record',
  talks: 'letters.purge-talks',
  family: 'letters.purge-family',
  traces: 'letters.purge-traces',
  file: 'letters.purge-file-lines',
} as const;

/** The kinds that students read of one by one, as few lines as a page has room for. */
const PART_OF: Readonly<Record<HeldKindName, Part>> = {
  ...{
    identity: 'people',
    'staff-parts': 'people',
    courses: 'people',
    'class-lists': 'people',
    'same-person': 'people',
  },
  ...{ goals: 'plan', steps: 'plan', 'goal-choices': 'plan', citations: 'plan', comments: 'plan' },
  ...{ suggestions: 'plan', 'course-tags': 'plan', groups: 'plan', 'group-parts': 'plan' },
  ...{ strengths: 'plan', 'look-backs': 'plan', 'plan-records': 'plan', 'plan-changes': 'plan' },
  ...{ 'plan-state': 'plan', ways: 'plan', 'task-ticks': 'plan', kept: 'plan', versions: 'plan' },
  ...{ interests: 'exploring', answers: 'exploring', careers: 'exploring', marks: 'exploring' },
  ...{ colleges: 'exploring', 'college-searches': 'exploring', questions: 'exploring' },
  ...{ places: 'exploring', scholarships: 'exploring', 'aid-steps': 'exploring' },
  ...{ activities: 'work', confirmations: 'work', reflections: 'work', evidence: 'work' },
  ...{ files: 'work', 'handed-in': 'work', scores: 'work', 'course-work': 'work', resumes: 'work' },
  ...{ 'courses-taken': 'courses', 'course-plans': 'courses', 'course-exceptions': 'courses' },
  ...{ 'course-rows': 'courses', results: 'record', 'result-rows': 'record', schools: 'record' },
  ...{ corrections: 'record', 'recommendation-requests': 'record' },
  ...{ 'transcript-requests': 'record', notes: 'talks', conversations: 'talks' },
  ...{ 'talk-signatures': 'talks', meetings: 'talks', nudges: 'talks', caseloads: 'talks' },
  ...{ 'queue-marks': 'talks', family: 'family', notices: 'family', signatures: 'family' },
  ...{ rights: 'family', 'passports-in': 'traces', 'passports-out': 'traces', reports: 'traces' },
  ...{ looks: 'traces', notifications: 'traces', 'events-out': 'traces', visits: 'traces' },
  ...{ interventions: 'talks', 'district-file': 'file' },
};

/** What was deleted, when, by whom and by which rule: counts only, for the district's own files. */
export function certificateLetter(
  facts: PurgeFacts,
  { district, locale: wanted }: { district: string; locale: string },
): Letter {
  const locale = knownLocale(wanted);
  const { id, year, students, keepDays, askedBy, timeZone } = facts;
  const span = `${String(year)}–${String(year + 1).slice(2)}`;
  const day = (at: Date) => dayWords(locale, at, timeZone);
  const text = (words: string) => ({ kind: 'text', text: words }) as const;
  return {
    ...{ locale, from: district, title: translate(locale, 'letters.purge-title') },
    fileName: `${translate(locale, 'letters.purge-file')} ${span}.pdf`,
    parts: [
      text(translate(locale, 'letters.purge-what', { count: students, span })),
      text(
        [
          translate(locale, 'letters.purge-closed', { date: day(facts.closedAt) }),
          translate(locale, 'letters.purge-rule', { count: keepDays }),
          translate(locale, 'letters.purge-asked', {
            ...{ name: askedBy ?? translate(locale, 'letters.purge-somebody') },
            date: day(facts.askedAt),
          }),
          translate(locale, 'letters.purge-done', {
            ...{ date: day(facts.finishedAt), zone: zoneWords(timeZone, `${locale}-US`) },
          }),
        ].join('\n'),
      ),
      text([translate(locale, 'letters.purge-list'), ...lines(facts, locale)].join('\n')),
      text(translate(locale, 'letters.purge-stays')),
      { kind: 'key', label: translate(locale, 'letters.purge-number'), text: id },
    ],
  };
}

function lines({ counts }: PurgeFacts, locale: 'en' | 'es'): string[] {
  const kinds = Object.keys(PART_OF) as HeldKindName[];
  return PARTS.flatMap((part) => {
    const count = kinds.reduce(
      (sum, kind) => sum + (PART_OF[kind] === part ? (counts[kind] ?? 0) : 0),
      0,
    );
    const words = translate(locale, WORDS[part]);
    return count === 0 ? [] : [`• ${words}: ${count.toLocaleString(`${locale}-US`)}`];
  });
}
