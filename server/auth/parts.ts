import type { PartKind } from '#contracts/part-kinds.js';

/**
 * What the parts of the staff may do: the one place that says so. `endpoint()` lets a visit in a part call the
 * routes that stand here and no other, whatever role they are written for; `features/class/reach.ts` lets it at
 * the students whom the part names, or whose school it is for, and at no other. What a part sees of them is what
 * the role sees whose eyes it has.
 */
export interface PartRights {
  /** Whose eyes: what students show to teachers, or to counselors as well. */
  eyes: 'teacher' | 'counselor';
  /** Whether they work with the student as a teacher of theirs does, or only look and comment. */
  works: boolean;
  routes: ReadonlySet<string>;
}

const STUDENT = '/class/:personId';

/** One's own visit, and which parts one has. */
const VISIT = [
  'GET /session',
  'DELETE /session',
  'PUT /session/locale',
  'PUT /session/part',
  'GET /my-students',
];

/** And one's own notices, which may name students. */
const OWN = [
  ...VISIT,
  'GET /notifications',
  'GET /notifications/count',
  'PUT /notifications/read',
  'GET /notifications/settings',
  'PUT /notifications/settings',
  'GET /notifications/mail',
  'PUT /notifications/mail',
];

/** What the student shows to staff. */
const SHOWN = [
  `GET ${STUDENT}`,
  `GET ${STUDENT}/strengths`,
  `GET ${STUDENT}/saved-careers`,
  `GET ${STUDENT}/activities`,
  `GET ${STUDENT}/timeline`,
  'GET /evidence/:id/file',
  'GET /evidence/:id/thumbnail',
  'GET /goals/:id/comments',
];

/** To say something about a goal. */
const COMMENTS = [
  'POST /goals/:id/comments',
  'DELETE /goals/:id/comments/:commentId',
  'POST /goals/:id/comments/:commentId/restore',
];

/** What a teacher does with a student of the class, where it needs no course. */
const WORK = [
  `POST ${STUDENT}/strengths`,
  `GET ${STUDENT}/record`,
  `POST ${STUDENT}/results`,
  `POST ${STUDENT}/notes`,
  `PATCH ${STUDENT}/notes/:id`,
  `POST ${STUDENT}/notes/:id/additions`,
  `POST ${STUDENT}/component-records`,
  `POST ${STUDENT}/look-back/return`,
  `GET ${STUDENT}/held`,
  `GET ${STUDENT}/conversations`,
  `POST ${STUDENT}/conversations`,
  'GET /conversations/:id',
  'GET /conversations/:id/news',
  'PUT /conversations/:id/fields/:field',
  'POST /conversations/:id/agreement',
  'DELETE /conversations/:id/agreement',
  'DELETE /conversations/:id',
  'POST /conversations/:id/restore',
  'POST /conversations/:id/close',
  'POST /conversations/:id/signatures',
  'DELETE /conversations/:id/signatures/:signatureId',
  'GET /conversations/:id/record',
];

/** How far the plan of a student is, and with which courses. */
const PLAN = [
  `GET ${STUDENT}/readiness`,
  `GET ${STUDENT}/completion`,
  `GET ${STUDENT}/look-back`,
  `GET ${STUDENT}/course-plan`,
  `GET ${STUDENT}/courses-taken`,
];

const WITH_STUDENTS = [...SHOWN, ...COMMENTS, ...PLAN, ...WORK];

/** Figures in which small groups are hidden, and files of such figures that others had made. */
const FIGURES = [
  'GET /completion-report',
  'GET /reports',
  'GET /reports/:id',
  'GET /reports/:id/file',
];

/** The narrowest first. */
export const PARTS: Readonly<Record<PartKind, PartRights>> = {
  // A counselor's figures; it names no student, so it is let at none.
  'read-only': { eyes: 'counselor', works: false, routes: new Set([...VISIT, ...FIGURES]) },
  mentor: { eyes: 'teacher', works: false, routes: new Set([...OWN, ...SHOWN, ...COMMENTS]) },
  adviser: { eyes: 'teacher', works: true, routes: new Set([...OWN, ...WITH_STUDENTS]) },
  'case-manager': {
    ...{ eyes: 'counselor', works: true },
    routes: new Set([...OWN, ...WITH_STUDENTS]),
  },
  // A teacher's eyes, whatever the figures ask for: what is for counselors alone was not shown to a principal.
  principal: {
    ...{ eyes: 'teacher', works: false },
    routes: new Set([...VISIT, ...SHOWN, ...PLAN, 'GET /off-track', 'GET /completion-report']),
  },
};

/** @param route - as it is written down: `GET /class/:personId` */
export const mayCall = (kind: PartKind, route: string): boolean => PARTS[kind].routes.has(route);
