import { z } from 'zod';
import { LmsError } from '../lms-error.js';
import { type Ask, baseOf, Numeric, pathBelow, understood } from './calls.js';
import type { RestGrant, WorkReader, WorkState } from './types.js';

const Failure = z.object({ exception: z.string(), errorcode: z.string() });
const Module = z.object({
  cm: z.object({ instance: z.int(), modname: z.string(), course: z.int(), grade: Numeric }),
});
const Attempt = z.object({
  lastattempt: z
    .object({
      submission: z.object({ status: z.string() }).nullish(),
      graded: z.boolean().nullish(),
    })
    .nullish(),
  feedback: z.object({ grade: z.object({ grade: Numeric }).nullish() }).nullish(),
});
const Completion = z.object({
  statuses: z.array(z.object({ cmid: z.int(), state: z.int() })),
});

const OPERATION = 'reading course work';
const STATES: Record<string, WorkState['state']> = { draft: 'draft', submitted: 'handed-in' };
/** What Moodle says when the token is not good, or may not do what it is asked to. */
const REFUSED = /^(invalidtoken|accessexception|webservice_access_exception|enablewsdescription)$/;
const GONE = /^(invalidrecord|invalidcoursemodule|invaliduser|usernotincourse|notingroup)/;

/** `mod/assign/view.php?id=12`: the number is that of the place in the course. */
function placeOf(site: string, address: string): string | undefined {
  const url = pathBelow(site, address);
  if (!url || !/^\/mod\/\w+\/view\.php$/.test(url.pathname)) return undefined;
  return /^\d+$/.exec(url.searchParams.get('id') ?? '')?.[0];
}

/**
 * Moodle: an assignment's state and grade; of all other work, whether it is complete. The `sub` of
 * launches is the number of the user.
 *
 * @see https://docs.moodle.org/dev/Web_service_API_functions
 */
export const moodleReader = (ask: Ask): WorkReader => {
  /** @returns undefined where there is no such thing. @throws LmsError */
  const call = async (
    { site, token }: RestGrant,
    wsfunction: string,
    values: Record<string, string>,
  ): Promise<unknown> => {
    const answer = await ask(`${baseOf(site)}/webservice/rest/server.php`, {
      operation: OPERATION,
      form: { wstoken: token, wsfunction, moodlewsrestformat: 'json', ...values },
    });
    // Moodle answers every question with 200.
    const failure = Failure.safeParse(answer);
    if (!failure.success) return answer;
    const { errorcode } = failure.data;
    if (GONE.test(errorcode)) return undefined;
    const status = REFUSED.test(errorcode) ? 403 : 400;
    throw new LmsError(OPERATION, { answer: { status, headers: {}, text: errorcode } });
  };
  return {
    canRead: ({ site }, { url, sub }) => placeOf(site, url) !== undefined && /^\d+$/.test(sub),
    async probe(grant) {
      await call(grant, 'core_webservice_get_site_info', {});
    },
    async read(grant, { url, sub: userid }) {
      const cmid = placeOf(grant.site, url);
      if (!cmid) return null;
      const described = await call(grant, 'core_course_get_course_module', { cmid });
      if (described === undefined) return null;
      const { cm } = understood(Module, described, OPERATION);
      if (cm.modname === 'assign') {
        const assignid = String(cm.instance);
        const found = await call(grant, 'mod_assign_get_submission_status', { assignid, userid });
        return found === undefined ? null : attemptState(found, cm.grade ?? 0);
      }
      const name = 'core_completion_get_activities_completion_status';
      const found = await call(grant, name, { courseid: String(cm.course), userid });
      return found === undefined ? null : completionState(found, cmid);
    },
  };
};

/** @param maximum - negative where grades are by a scale: then none of them is a number. */
function attemptState(found: unknown, maximum: number): WorkState {
  const { lastattempt: attempt, feedback } = understood(Attempt, found, OPERATION);
  if (attempt?.graded) return gradedState(feedback?.grade?.grade ?? null, maximum);
  const state = STATES[attempt?.submission?.status ?? ''] ?? 'open';
  return { state, points: null, maximum: null };
}

function gradedState(points: number | null, maximum: number): WorkState {
  // Moodle's -1 is “no grade”.
  const isNumber = points !== null && points >= 0 && maximum > 0;
  return isNumber
    ? { state: 'graded', points, maximum }
    : { state: 'graded', points: null, maximum: null };
}

function completionState(found: unknown, cmid: string): WorkState | null {
  const { statuses } = understood(Completion, found, OPERATION);
  const status = statuses.find((one) => String(one.cmid) === cmid);
  if (!status) return null;
  return { state: status.state > 0 ? 'handed-in' : 'open', points: null, maximum: null };
}
