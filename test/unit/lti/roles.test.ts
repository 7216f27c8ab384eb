import { expect } from 'chai';
import { classifyRoles } from '#lti/roles.js';
import type { CourseRole } from '#lti/types.js';

const LIS = 'http://purl.imsglobal.org/vocab/lis/v2';
const part = (...names: string[]) => names.map((name) => `${LIS}/membership#${name}`);
const ASSISTANT = `${LIS}/membership/Instructor#TeachingAssistant`;

describe('classifyRoles', () => {
  const cases: [title: string, roles: string[], expected: CourseRole][] = [
    ['a teacher', part('Instructor'), 'teacher'],
    ['a student', part('Learner'), 'student'],
    ['a short name', ['Instructor'], 'teacher'],
    ['a Canvas assistant', [...part('Instructor'), ASSISTANT], 'assistant'],
    ['a Sakai assistant', [`${LIS}/membership#Instructor#TeachingAssistant`], 'assistant'],
    [
      'an assistant of one group',
      [`${LIS}/membership/Instructor#TeachingAssistantGroup`],
      'assistant',
    ],
    ['a designer', part('ContentDeveloper'), 'designer'],
    ['an observer, who is no student', part('Mentor'), 'observer'],
    ['a guest student', [`${LIS}/membership/Learner#GuestLearner`], 'student'],
    [
      'a parent elsewhere who studies here',
      [`${LIS}/institution/person#Mentor`, ...part('Learner')],
      'student',
    ],
    ['a teacher elsewhere', [`${LIS}/institution/person#Instructor`], 'none'],
    ['a student elsewhere', [`${LIS}/institution/person#Student`], 'none'],
    ['a group leader', part('Manager', 'Member'), 'none'],
    ['an unknown role', [`${LIS}/uknownrole/unknown#Unknown`], 'none'],
    ['no role', [], 'none'],
    ['an empty role', [''], 'none'],
    ['a word that only looks like a role', ['Instructors', 'membership#Instructor'], 'none'],
  ];
  for (const [title, roles, expected] of cases)
    it(`LTI-C21: takes ${title} for ${expected}`, () => {
      expect(classifyRoles(roles).courseRole).to.equal(expected);
    });

  it('knows an administrator whatever the course role', () => {
    for (const role of [
      '/institution/person#Administrator',
      '/system/person#SysAdmin',
      '/membership#Administrator',
    ])
      expect(classifyRoles([LIS + role])).to.include({ isAdministrator: true, courseRole: 'none' });
    expect(classifyRoles(part('Instructor')).isAdministrator).to.equal(false);
    expect(classifyRoles([`${LIS}/membership/Administrator#Support`]).isAdministrator).to.equal(
      false,
    );
  });

  it('knows the test student', () => {
    const test = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';
    expect(classifyRoles([...part('Learner'), test]).isTestUser).to.equal(true);
    expect(classifyRoles(part('Learner')).isTestUser).to.equal(false);
  });
});
