import { z } from 'zod';
import { CollegeBrief } from './colleges.js';
import { SAVED_COLLEGES_MAX } from './limits.js';
import { OpinionChanges, savedFields } from './opinions.js';

/** A college in a student's list, which only the student sees. */
export const SavedCollege = z
  .object({ college: CollegeBrief, ...savedFields })
  .omit({ visibility: true });
export type SavedCollege = z.infer<typeof SavedCollege>;

/** What is left out stays as it was. */
export const SavedCollegeChanges = OpinionChanges.omit({ visibility: true });
export type SavedCollegeChanges = z.infer<typeof SavedCollegeChanges>;

export const SavedCollegeReply = z.object({ saved: SavedCollege.nullable() });
export type SavedCollegeReply = z.infer<typeof SavedCollegeReply>;

export const SavedCollegeList = z.object({ items: z.array(SavedCollege).max(SAVED_COLLEGES_MAX) });
export type SavedCollegeList = z.infer<typeof SavedCollegeList>;
