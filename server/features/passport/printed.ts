import type { PassportFile } from '#contracts/passport-file.js';
import type { ResumeDocument } from '../resumes/document/blocks.js';
import { outlineOf, sayIn } from './outline.js';

/** The plan as the writer of résumés takes it, which makes a tagged PDF of it. */
export function toPrinted(passport: PassportFile, timeZone: string): ResumeDocument {
  const say = sayIn(passport.language, timeZone);
  return {
    name: say('title'),
    language: passport.language,
    template: 'clear',
    contact: { name: passport.student.name ?? say('title'), email: '', phone: '', town: '' },
    summary: [
      say('made', { day: say.day(passport.madeAt), where: passport.issuer.name }),
      ...(passport.isWhole ? [] : [say('not-whole')]),
      say('proof-not'),
    ].join('\n'),
    sections: outlineOf(passport, timeZone).map(({ title, entries }) => ({
      title,
      lines: entries.map((entry, place) => ({
        id: `${place}`,
        on: true,
        title: entry.title || entry.dates,
        dates: entry.title ? entry.dates : '',
        text: [...entry.lines, ...(entry.link ? [entry.link.text] : [])].join('\n'),
        source: null,
      })),
    })),
    footer: '{page} / {pages}',
  };
}
