import type { TakenSource } from '#contracts/courses-taken.js';
import type { Actor } from '../../auth/actor.js';

/** Marks are for the student and for those who advise them; a teacher sees which courses there are. */
export const maySeeMarks = ({ role }: Pick<Actor, 'role'>): boolean =>
  role === 'counselor' || role === 'admin';

/** A case manager sees what a counselor sees, and leaves the transcript to them. */
export const mayEnterFor = ({ role, part }: Pick<Actor, 'role' | 'part'>): boolean =>
  !part && maySeeMarks({ role });

/** What the district's files or its staff say. A student's own word, or another school's, is not. */
export const isOfficial = (source: TakenSource): boolean =>
  source === 'staff' || source === 'imported';

/** Who approves plans, returns them, and excepts students from rules. */
export const mayDecideOnPlans = mayEnterFor;
