import { z } from 'zod';
import { type Ask, baseOf, Numeric, pathBelow, understood } from './calls.js';
import type { WorkReader, WorkState } from './types.js';

/** As far as we read it: neither the body, nor files, nor comments. */
const Submission = z.object({
  workflow_state: z.string(),
  submitted_at: z.string().nullish(),
  score: Numeric,
  excused: z.boolean().nullish(),
});
const Assignment = z.object({ points_possible: Numeric });

const STATES: Record<string, WorkState['state']> = {
  submitted: 'handed-in',
  pending_review: 'handed-in',
  graded: 'graded',
};

const placeOf = (site: string, address: string) =>
  /^\/courses\/(\d+)\/assignments\/(\d+)/.exec(pathBelow(site, address)?.pathname ?? '');

/**
 * Canvas: one student's submission of one assignment. `lti_1_3_id` is the `sub` of launches.
 *
 * @see https://canvas.instructure.com/doc/api/submissions.html
 */
export const canvasReader = (ask: Ask): WorkReader => ({
  canRead: ({ site }, { url }) => placeOf(site, url) !== null,
  async probe({ site, token }) {
    await ask(`${baseOf(site)}/api/v1/users/self`, {
      operation: 'checking the token',
      headers: { authorization: `Bearer ${token}` },
    });
  },
  async read({ site, token }, { url, sub }) {
    const [, course, assignment] = placeOf(site, url) ?? [];
    if (!course || !assignment) return null;
    const operation = 'reading course work';
    const headers = { authorization: `Bearer ${token}` };
    const path = `${baseOf(site)}/api/v1/courses/${course}/assignments/${assignment}`;
    const student = `lti_1_3_id:${encodeURIComponent(sub)}`;
    const found = await ask(`${path}/submissions/${student}`, { operation, headers });
    if (found === undefined) return null;
    const submission = understood(Submission, found, operation);
    const isGraded = submission.workflow_state === 'graded' && submission.score !== null;
    // Excused work is graded without a score.
    const state =
      STATES[isGraded || submission.excused ? 'graded' : submission.workflow_state] ?? 'open';
    if (!isGraded) return { state, points: null, maximum: null };
    const described = await ask(path, { operation, headers });
    const { points_possible: maximum } = understood(Assignment, described ?? {}, operation);
    return { state, points: submission.score, maximum };
  },
});
