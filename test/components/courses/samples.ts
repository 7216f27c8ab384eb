import type { CatalogReply } from '#contracts/catalog.js';
import type { CoursePlan, PlanCourse } from '#contracts/course-plans.js';
import type { CoursesTaken } from '#contracts/courses-taken.js';

const id = (last: string) => `019a0000-0000-7000-8000-0000000000${last}`;

export const catalog: CatalogReply = {
  total: 1,
  mayChange: true,
  titles: { MA1: 'Algebra 1', SC1: 'Biology', SC0: 'Physical Science' },
  items: [
    {
      ...{ id: id('01'), code: 'SC2', title: 'Chemistry', description: 'Matter and reactions.' },
      ...{ credits: 1000, area: 'science', careerSubjects: ['chemistry'], terms: ['year'] },
      ...{
        grades: [10, 11, 12],
        schools: [],
        sameAs: null,
        times: 1,
        isRetired: false,
        revision: 1,
      },
      prerequisite: {
        text: 'Algebra 1 and (Biology or Physical Science)',
        rule: {
          kind: 'all',
          of: [
            { kind: 'course', code: 'MA1', mark: 'C' },
            {
              kind: 'any',
              of: [
                { kind: 'course', code: 'SC1', mark: null },
                { kind: 'course', code: 'SC0', mark: null },
              ],
            },
          ],
        },
      },
      corequisite: { text: '', rule: null },
    },
  ],
};

const course = (last: string, facts: Partial<PlanCourse>): PlanCourse => ({
  ...{ id: id(last), isPlanned: true, code: 'SC2', title: 'Chemistry', credits: 1000 },
  ...{ area: 'science', grade: 10, term: 'year', status: 'planned', isOfficial: false, mark: '' },
  ...{ countedAs: 'counts', problems: [], exception: null, ...facts },
});

export const plan: CoursePlan = {
  ...{ id: id('10'), name: '', isMain: true, state: 'draft', grade: 9, revision: 3 },
  courses: [
    course('11', {
      ...{ isPlanned: false, code: 'MA1', title: 'Algebra 1', area: 'math', grade: 9 },
      ...{ status: 'earned', isOfficial: true, mark: 'B' },
    }),
    course('12', {
      problems: [{ kind: 'prerequisite', unmet: [{ kind: 'course', code: 'SC1', mark: null }] }],
    }),
  ],
  titles: { SC1: 'Biology' },
  targets: [],
  audits: [
    {
      ...{ key: 'standard', version: 2, kind: 'diploma', name: 'Diploma', nameEs: 'Diploma' },
      ...{ source: 'Board policy', sourceUrl: null, checkedOn: '2026-08-01' },
      requirements: [
        {
          ...{ id: 'math', name: 'Math', nameEs: 'Matemáticas', needed: 3000, earned: 1000 },
          ...{ inProgress: 0, planned: 500, missing: 1500, from: [], waiver: null },
          next: [{ code: 'MA2', title: 'Geometry', grade: 10 }],
        },
      ],
    },
  ],
  diplomas: [
    { key: 'standard', kind: 'diploma', name: 'Diploma', nameEs: 'Diploma' },
    { key: 'seal', kind: 'seal', name: 'Language Seal', nameEs: 'Sello de idiomas' },
  ],
  plans: [{ id: id('10'), name: '', isMain: true }],
  steps: [
    {
      ...{ id: id('20'), kind: 'returned', text: 'Add a science course.' },
      ...{ by: { isMe: false, name: 'Ms. Ortiz', role: 'counselor' }, at: '2026-11-20T15:00:00Z' },
    },
  ],
  mayChange: true,
  mayDecide: false,
  hands: {
    ...{ next: 'student', act: 'write', fingerprint: null, approvedOn: null, signatures: [] },
    ...{ ownAct: null, mayRecord: [] },
  },
};

export const taken: CoursesTaken = {
  courses: [
    {
      ...{ id: id('31'), source: 'imported', isOfficial: true, code: 'MA1', title: 'Algebra 1' },
      ...{ area: 'math', schoolYear: 2025, term: 'year', gradeLevel: 8, status: 'earned' },
      ...{ mark: 'B+', credits: 1000, school: '', countedAs: 'counts' },
    },
    {
      ...{ id: id('32'), source: 'student', isOfficial: false, code: '', title: 'Guitar' },
      ...{ area: 'arts', schoolYear: 2025, term: 'summer', gradeLevel: 8, status: 'earned' },
      ...{ mark: 'A', credits: 500, school: 'Cedar Camp', countedAs: 'middle-school' },
    },
  ],
  credits: { earned: 1000, inProgress: 0, notOfficial: 0 },
  thisYear: 2026,
  mayAdd: true,
};
