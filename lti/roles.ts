import type { CourseRole } from './types.js';

const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const TEST_USER = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';
const ADMINISTRATORS = new Set([
  'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator',
  'http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator',
  'http://purl.imsglobal.org/vocab/lis/v2/system/person#SysAdmin',
  // Moodle's class lists write it like this, outside every vocabulary.
  'http://purl.imsglobal.org/vocab/lis/v2/person#Administrator',
]);
/** Some platforms send a context role by its name alone. */
const SHORT_NAMES = new Set([
  'Administrator',
  'ContentDeveloper',
  'Instructor',
  'Learner',
  'Mentor',
  'TeachingAssistant',
]);

export interface ClassifiedRoles {
  courseRole: CourseRole;
  isAdministrator: boolean;
  isTestUser: boolean;
}

/**
 * A person's part in this course. Only membership roles count: Canvas also sends what somebody is
 * *elsewhere* (`institution/person#Instructor`), which must open nothing here.
 *
 * @see https://www.imsglobal.org/spec/lti/v1p3#role-vocabularies
 */
export function classifyRoles(roles: readonly string[]): ClassifiedRoles {
  const parts = new Set(roles.flatMap(membershipNames));
  return {
    courseRole: courseRoleOf(parts),
    isAdministrator: parts.has('Administrator') || roles.some((role) => ADMINISTRATORS.has(role)),
    isTestUser: roles.includes(TEST_USER),
  };
}

function courseRoleOf(parts: Set<string>): CourseRole {
  // Canvas and Sakai send a teaching assistant as an instructor too, so the narrower word wins.
  if (parts.has('TeachingAssistant') || parts.has('Grader')) return 'assistant';
  if (parts.has('Instructor')) return 'teacher';
  if (parts.has('ContentDeveloper')) return 'designer';
  if (parts.has('Learner')) return 'student';
  if (parts.has('Mentor')) return 'observer';
  return 'none';
}

/** `…/membership#Learner` and `…/membership/Instructor#TeachingAssistant` as plain names. */
function membershipNames(role: string): string[] {
  if (SHORT_NAMES.has(role)) return [role];
  if (!role.startsWith(`${MEMBERSHIP}#`) && !role.startsWith(`${MEMBERSHIP}/`)) return [];
  // Help-desk staff and the like (`membership/Administrator#Support`) don't run the place.
  if (role.startsWith(`${MEMBERSHIP}/Administrator#`)) return [];
  const names = role.slice(MEMBERSHIP.length + 1).split('#');
  return names.map((name) => (name.startsWith('TeachingAssistant') ? 'TeachingAssistant' : name));
}
