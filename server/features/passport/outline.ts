import type { PassportFile, PassportItem } from '#contracts/passport-file.js';
import { isPlainName } from '#contracts/result-columns.js';
import { translate } from '../../messages.js';
import { course, coursePlan } from './course-outline.js';
import { vouchedBy } from './credentials.js';
import { dayWords } from '../../day-words.js';
import {
  type Describe,
  filled,
  type OutlineEntry,
  type Say,
  type Word,
  wordOf,
} from './outline-words.js';
import { yearsWord } from './school-years.js';

export interface OutlineSection {
  title: string;
  entries: OutlineEntry[];
}

const range = (from: string | number | null, to: string | number | null) =>
  filled(from === null ? '' : String(from), to === null || to === from ? '' : String(to)).join(
    ' – ',
  );
const goal: Describe<'goals'> = (item, say, { language, parts }) => {
  const parent = parts.goals.find(({ id }) => id === item.parentId);
  return {
    title: item.title,
    dates: item.completedAt
      ? say('reached', { day: say.day(item.completedAt) })
      : item.targetDate
        ? say.day(item.targetDate)
        : '',
    lines: filled(
      `${wordOf(language, `goals.kind-${item.kind}`)} · ${wordOf(language, `goals.horizon-${item.horizon}`)}`,
      item.why,
      item.measure && say('measure', { text: item.measure }),
      item.helpers && say('helpers', { text: item.helpers }),
      parent && say('part-of', { title: parent.title }),
      ...item.milestones.map(({ title, dueDate, doneAt }) => {
        const on = doneAt ?? dueDate;
        return say(doneAt ? 'step-done' : 'step', { title, day: on ? say.day(on) : '' });
      }),
    ),
  };
};

const activity: Describe<'activities'> = (item, say, { language }) => ({
  title: item.title,
  dates: range(item.startedOn && say.day(item.startedOn), item.endedOn && say.day(item.endedOn)),
  lines: filled(
    filled(
      wordOf(language, `activities.kind-${item.kind}`),
      item.organisation,
      item.role,
      item.hours !== null && say('hours', { hours: item.hours }),
    ).join(' · '),
    item.description,
    item.honours,
    item.skills.join(', '),
    item.verified && vouchedBy(item.verified, language, say.timeZone),
  ),
});

const reflection: Describe<'reflections'> = (item, say) => ({
  title: '',
  dates: say.day(item.createdAt),
  lines: item.text.split('\n'),
});

const strength: Describe<'strengths'> = (item, say) => ({
  title: item.text,
  dates: '',
  lines: filled(say(item.side === 'strength' ? 'strength' : 'growth'), item.sourceNote),
});

const citation: Describe<'citations'> = (item, say, { parts }) => ({
  title: item.snapshot.title,
  dates: say.day(item.citedAt),
  lines: filled(
    say('rests-on', { title: parts.goals.find(({ id }) => id === item.goalId)?.title ?? '' }),
  ),
});

const result: Describe<'results'> = (item, say) => ({
  title: filled(item.tool, item.name).join(' · '),
  dates: say.day(item.takenOn),
  lines: filled(
    ...item.scores.map(({ name, value, maximum }) => {
      const points = maximum === null ? value : `${value} / ${maximum}`;
      return item.source === 'school' && isPlainName(name) ? points : `${name}: ${points}`;
    }),
    item.meaning,
    item.comment,
    item.source === 'school' && say('by-school', { where: item.where }),
  ),
});

const saved = (item: PassportItem<'careers'> | PassportItem<'colleges'>, say: Say) => ({
  title: item.title,
  dates: say.day(item.createdAt),
  lines: filled(
    item.rating !== null && say('stars', { stars: item.rating }),
    item.thought,
    ...item.pros.map((line) => say('for', { line })),
    ...item.cons.map((line) => say('against', { line })),
    item.confidence !== null && say('confidence', { stars: item.confidence }),
    ...item.reasons.map((line) => say('because', { line })),
    !item.stillInterested && say('not-now'),
  ),
});

const career: Describe<'careers'> = saved;
const college: Describe<'colleges'> = saved;

const search: Describe<'searches'> = (item, say) => ({
  title: item.name,
  dates: say.day(item.createdAt),
  lines: [...new URLSearchParams(item.wish)].map(([by, value]) => `${by}: ${value}`),
});

const way: Describe<'ways'> = (item, say, { language }) => ({
  title: wordOf(language, `ways.name-${item.way}`),
  dates: say.day(item.chosenAt),
  lines: filled(item.why),
});

const place: Describe<'places'> = (item, say, { language }) => ({
  title: item.name,
  dates: item.dueOn ? say.day(item.dueOn) : '',
  lines: filled(
    `${wordOf(language, `places.kind-${item.kind}`)} · ${wordOf(language, `places.status-${item.status}`)}`,
    item.notes,
    ...item.tasks.map((task) => {
      const on = task.doneAt ?? task.dueOn;
      const words = { title: task.title, day: on ? say.day(on) : '' };
      return say(task.doneAt ? 'step-done' : 'step', words);
    }),
  ),
});

const scholarship: Describe<'scholarships'> = (item, say, { language }) => ({
  title: item.name,
  dates: item.dueOn ? say.day(item.dueOn) : '',
  lines: filled(
    item.giver,
    wordOf(language, `scholarships.status-${item.status}`),
    item.notes,
    item.link,
  ),
});

const areaWord = (kind: PassportItem<'interests'>['kind'], area: string) =>
  kind === 'interests' ? `record.area-${area}` : `assessments.${kind}-${area}`;

const interest: Describe<'interests'> = (item, say, { language }) => ({
  title: item.name,
  dates: say.day(item.finishedAt),
  lines: item.scores.map(
    (score, place) =>
      `${wordOf(language, areaWord(item.kind, item.areas[place] ?? ''))}: ${score} / ${item.maximum}`,
  ),
});

const resume: Describe<'resumes'> = (item, say) => ({
  title: item.name,
  dates: say.day(item.updatedAt),
  lines: filled(
    filled(item.contact.name, item.contact.town, item.contact.phone, item.contact.email).join(
      ' · ',
    ),
    item.summary,
    ...item.sections
      .filter(({ on }) => on)
      .flatMap(({ lines }) => lines)
      .filter(({ on }) => on)
      .map(({ title, dates, text }) => filled(title, dates, text).join(' · ')),
  ),
});

const evidence: Describe<'evidence'> = (item, say) => ({
  title: item.title,
  dates: say.day(item.createdAt),
  lines: filled(item.why, item.work !== item.title && item.work),
  ...(item.file && { link: { href: item.file.path, text: item.file.name } }),
  ...(item.url && { link: { href: item.url, text: item.url } }),
});

const school: Describe<'schools'> = (item, say, { language }) => ({
  title: item.school,
  dates: range(item.fromYear, item.toYear),
  lines: filled(item.program, item.confirmed && vouchedBy(item.confirmed, language, say.timeZone)),
});

const lookBack: Describe<'lookBacks'> = (item, say, { language }) => ({
  title: say('look-back', { years: yearsWord(item.schoolYear) }),
  dates: item.doneAt ? say.day(item.doneAt) : '',
  lines: filled(
    ...item.text.split('\n'),
    item.comment &&
      say('asked', {
        by: item.returnedBy ?? wordOf(language, 'look-back.somebody'),
        text: item.comment,
      }),
  ),
});

const choice: Describe<'choices'> = (item, say, { language, parts }) => ({
  title: parts.goals.find(({ id }) => id === item.goalId)?.title ?? '',
  dates: say.day(item.chosenAt),
  lines: filled(
    `${yearsWord(item.schoolYear)}: ${wordOf(language, `look-back.chose-${item.choice}`)}`,
    item.why,
  ),
});

const mark: Describe<'marks'> = (item, say) => ({
  title: item.career,
  dates: say.day(item.markedAt),
  lines: filled(say(`mark-${item.mark}`), item.why),
});

const kept: Describe<'kept'> = (item, say) => ({
  title: item.title,
  dates: say.day(item.at),
  lines: item.texts.flatMap(({ prompt, text }) => filled(prompt, ...text.split('\n'))),
});

const DESCRIBE: { [P in keyof PassportFile['parts']]: Describe<P> } = {
  ...{ goals: goal, activities: activity, strengths: strength, citations: citation },
  ...{
    results: result,
    careers: career,
    colleges: college,
    searches: search,
    ways: way,
    places: place,
    scholarships: scholarship,
    interests: interest,
    schools: school,
  },
  ...{ courses: course, coursePlans: coursePlan },
  ...{ reflections: reflection, lookBacks: lookBack, choices: choice, marks: mark, kept },
  ...{ evidence, resumes: resume },
};

/** Words of the passport in its language, and its days as they were where the district is. */
export function sayIn(language: string, timeZone: string): Say {
  const word = translate as (locale: string, name: string, values?: object) => string;
  return Object.assign(
    (key: Word, values?: Record<string, string | number>) =>
      word(language, `passport-words.${key}`, values),
    { day: (moment: string) => dayWords(language, moment, timeZone), timeZone },
  );
}

type Part = keyof PassportFile['parts'];

/** The plan in the order in which people read it, without empty sections. */
export function outlineOf(passport: PassportFile, timeZone: string): OutlineSection[] {
  const say = sayIn(passport.language, timeZone);
  return (Object.keys(DESCRIBE) as Part[]).flatMap((part) => {
    const describe = DESCRIBE[part] as Describe<Part>;
    const items: PassportItem<Part>[] = passport.parts[part];
    if (items.length === 0) return [];
    const entries = items.map((item) => describe(item, say, passport));
    return [{ title: say(`part-${part}`), entries }];
  });
}
