import { z } from 'zod';
import { CareerBrief, CareerSource, NoDataReason } from './careers.js';

/** A program's code in the Classification of Instructional Programs, e.g. `51.3801`. */
export const ProgramCode = z.string().regex(/^\d{2}\.\d{4}$/);
export const ProgramPath = z.object({ cip: ProgramCode });

/** What one finishes a program with, the shortest way first; words: `programs.award-<level>`. */
export const AwardLevel = z.enum([
  'certificate',
  'associate',
  'bachelor',
  'graduate-certificate',
  'master',
  'doctorate',
]);
export type AwardLevel = z.infer<typeof AwardLevel>;

/** A line in a list of programs. */
export const ProgramBrief = z.object({
  code: ProgramCode,
  title: z.string(),
  /** The language of the title, for `lang`. */
  titleLocale: z.string(),
  /** The first two digits of the code; words: `programs.family-<id>`. */
  family: z.string(),
  /** How many colleges give each award; empty where no college of the list reports the program. */
  awards: z.array(z.object({ level: AwardLevel, colleges: z.int().min(1) })),
  /** How many colleges have the program, whatever its awards. */
  colleges: z.int(),
});
export type ProgramBrief = z.infer<typeof ProgramBrief>;

const sources = {
  /** Of the links between programs and careers. */
  source: CareerSource,
  /** Of the awards and colleges. */
  awardsSource: CareerSource,
};

/** Programs that lead to a career, those of most colleges first. */
export const CareerPrograms = z.object({
  items: z.array(ProgramBrief),
  noData: NoDataReason.nullable(),
  /** The links are for a wider occupation that this career is a part of. */
  isForGroup: z.boolean(),
  ...sources,
});
export type CareerPrograms = z.infer<typeof CareerPrograms>;

/** One program, and the careers it leads to by title. */
export const ProgramReply = ProgramBrief.extend({
  careers: z.array(CareerBrief),
  noData: NoDataReason.nullable(),
  ...sources,
});
export type ProgramReply = z.infer<typeof ProgramReply>;

export const ProgramSearch = z.strictObject({ query: z.string().trim().min(1).max(100) });
/** Programs that have the words, those of most colleges first. */
export const ProgramSearchReply = z.object({ items: z.array(ProgramBrief) });
export type ProgramSearchReply = z.infer<typeof ProgramSearchReply>;
