import { type Describe, filled, wordOf } from './outline-words.js';

export const course: Describe<'courses'> = (item, say, { language }) => ({
  title: filled(item.code, item.title).join(' · '),
  dates: `${item.schoolYear}–${String(item.schoolYear + 1).slice(2)}`,
  lines: filled(
    filled(
      wordOf(language, `courses.status-${item.status}`),
      item.mark,
      say('credits', { credits: item.credits / 1000 }),
      item.school,
    ).join(' · '),
    say(item.source === 'school' ? 'by-school' : 'not-official', { where: item.where }),
  ),
});

export const coursePlan: Describe<'coursePlans'> = (item, say, { language }) => ({
  title: item.name,
  dates: '',
  lines: item.courses.map(({ grade, term, title, credits }) =>
    [
      say('grade', { grade }),
      wordOf(language, `courses.term-${term}`),
      title,
      say('credits', { credits: credits / 1000 }),
    ].join(' · '),
  ),
});
