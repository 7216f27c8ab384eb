import {
  RESUME_LINE_DATES_MAX,
  RESUME_LINE_TEXT_MAX,
  RESUME_LINE_TITLE_MAX,
} from '#contracts/limits.js';
import type { LineWords, ResumeLanguage, SectionKind } from '#contracts/resumes.js';
import { SectionKind as Kinds } from '#contracts/resumes.js';
import { translate } from '../../messages.js';
import type { ActivityKind, Facts } from './resume-sources.js';

type ActivityFacts = Extract<Facts, { source: 'activity' }>;

const SECTIONS: Record<ActivityKind, SectionKind> = {
  service: 'service',
  work: 'work',
  extracurricular: 'activities',
  award: 'awards',
  certificate: 'certificates',
};

/** Where a record belongs in a résumé. */
export function sectionOf(facts: Facts): SectionKind {
  if (facts.source === 'activity') return SECTIONS[facts.kind];
  return facts.source === 'goal' ? 'awards' : 'strengths';
}

/** A record in the words of a résumé, in the résumé's language. */
export function wordsOf(facts: Facts, language: ResumeLanguage): LineWords {
  const words = { goal: goalWords, result: resultWords, activity: activityWords }[facts.source];
  const { title, dates, text } = (words as (facts: Facts, language: ResumeLanguage) => LineWords)(
    facts,
    language,
  );
  return {
    title: title.slice(0, RESUME_LINE_TITLE_MAX),
    dates: dates.slice(0, RESUME_LINE_DATES_MAX),
    text: text.slice(0, RESUME_LINE_TEXT_MAX),
  };
}

function goalWords(facts: Extract<Facts, { source: 'goal' }>, language: ResumeLanguage): LineWords {
  return {
    title: translate(language, 'resume-words.goal', { title: facts.title }),
    dates: facts.reachedOn ? month(facts.reachedOn, language) : '',
    text: '',
  };
}

function resultWords(
  { areas }: Extract<Facts, { source: 'result' }>,
  language: ResumeLanguage,
): LineWords {
  const verbs = areas.map((area) => translate(language, `charts.riasec-${area}-verb`));
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(verbs);
  return { title: '', dates: '', text: translate(language, 'resume-words.likes', { list }) };
}

function activityWords(facts: ActivityFacts, language: ResumeLanguage): LineWords {
  const { kind, title, organisation, role, description, honours, skills, hours } = facts;
  // A job is known by what one is and where; the entry's own title would say it twice.
  const names = kind === 'work' && role && organisation ? [role, organisation] : [role, title];
  const isOneDay = kind === 'award' || kind === 'certificate';
  const list = new Intl.ListFormat(language, { type: 'unit' }).format(skills);
  return {
    title: [...new Set([...names, organisation].filter(Boolean))].join(', '),
    dates: isOneDay ? oneDay(facts, language) : period(facts, language),
    text: [
      description,
      honours && translate(language, 'resume-words.honours', { honours }),
      list && translate(language, 'resume-words.skills', { list }),
      hours !== null && kind === 'service' && translate(language, 'resume-words.hours', { hours }),
    ]
      .filter(Boolean)
      .join('\n'),
  };
}

function oneDay({ startedOn, endedOn, grades }: ActivityFacts, language: ResumeLanguage): string {
  const day = endedOn ?? startedOn;
  return day ? month(day, language) : gradeWords(grades, language);
}

function period(facts: ActivityFacts, language: ResumeLanguage): string {
  const { startedOn, endedOn, grades } = facts;
  if (!startedOn) return endedOn ? month(endedOn, language) : gradeWords(grades, language);
  const from = month(startedOn, language);
  const to = endedOn ? month(endedOn, language) : translate(language, 'resume-words.present');
  return from === to ? from : translate(language, 'resume-words.range', { from, to });
}

function gradeWords(grades: readonly number[], language: ResumeLanguage): string {
  if (grades.length === 0) return '';
  const first = Math.min(...grades);
  const last = Math.max(...grades);
  return first === last
    ? translate(language, 'resume-words.grade', { grade: first })
    : translate(language, 'resume-words.grades', { first, last });
}

/** "Sep 2025". Our own names of months: those of `Intl` change with its version, and lines with them. */
function month(day: string, language: ResumeLanguage): string {
  const [year = '', number = ''] = day.split('-');
  const names = translate(language, 'resume-words.months').split('|');
  return translate(language, 'resume-words.month', {
    month: names[Number(number) - 1] ?? '',
    year,
  });
}

/** The usual titles of the sections. */
export function sectionTitles(language: ResumeLanguage): Record<SectionKind, string> {
  return bySection((kind) => translate(language, `resume-words.section-${kind}`));
}

/** Strong words to begin a line with. */
export function actionVerbs(language: ResumeLanguage): Record<SectionKind, string[]> {
  return bySection((kind) =>
    translate(language, `resume-words.verbs-${kind}`).split('|').filter(Boolean),
  );
}

function bySection<T>(value: (kind: SectionKind) => T): Record<SectionKind, T> {
  return Object.fromEntries(Kinds.options.map((kind) => [kind, value(kind)])) as Record<
    SectionKind,
    T
  >;
}
