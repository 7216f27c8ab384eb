import type { Part, Shape } from './types.js';

const VOCABULARY = 'http://purl.imsglobal.org/vocab/lis/v2/';
const member = (name: string) => `${VOCABULARY}membership#${name}`;
const institution = (name: string) => `${VOCABULARY}institution/person#${name}`;
const SYSTEM_USER = `${VOCABULARY}system/person#User`;
const SYSTEM_ADMIN = `${VOCABULARY}system/person#Administrator`;

/** A parent is a plain learner in Moodle, and an administrator has no course role in Canvas. */
const LAUNCH: Record<Shape, Record<Part, string[]>> = {
  canvas: {
    student: [institution('Student'), member('Learner'), SYSTEM_USER],
    teacher: [institution('Instructor'), member('Instructor'), SYSTEM_USER],
    counselor: [institution('Staff'), member('Instructor'), SYSTEM_USER],
    admin: [institution('Administrator'), SYSTEM_USER],
    observer: [member('Mentor'), SYSTEM_USER],
  },
  moodle: {
    student: [member('Learner')],
    teacher: [member('Instructor')],
    counselor: [institution('Staff'), member('Instructor')],
    admin: [institution('Administrator'), member('Instructor'), SYSTEM_ADMIN],
    observer: [member('Learner')],
  },
  schoology: {
    student: [member('Learner')],
    teacher: [member('Instructor')],
    counselor: [institution('Staff'), member('Instructor')],
    admin: [institution('Administrator'), member('Instructor')],
    observer: [member('Mentor')],
  },
};

export const launchRoles = (shape: Shape, part: Part): string[] => LAUNCH[shape][part];

/** Parents whom a school enrols in a Moodle course count as learners there, too. */
const OBSERVERS: Record<Shape, string[] | null> = {
  canvas: [member('Mentor')],
  moodle: ['Learner'],
  schoology: null,
};

/** What the roster says of a person, or null for somebody whom it leaves out. */
export function rosterRoles(shape: Shape, part: Part): string[] | null {
  if (part === 'admin') return null;
  if (part === 'observer') return OBSERVERS[shape];
  const name = part === 'student' ? 'Learner' : 'Instructor';
  return [shape === 'moodle' ? name : member(name)];
}
