import { reply } from '../support/reply.js';
import { apiAs } from '../support/api.js';
import { dayOf, deliver, makeDay, postNudge, setTask, taskOf } from '../support/counsel.js';
import { id, own, type Plan } from './isolation-plan.js';
import type { World } from './isolation-world.js';

/** What tasks, messages and conference days of a counselor add to the ids. */
export interface CounselIds {
  gradeTask: string;
  nudge: string;
  conferenceDay: string;
  slot: string;
  freeSlot: string;
}

/** The isolation world's counselor: a task, a message that arrived, and a day with one slot taken. */
export async function counselAs(
  { counselor, student }: World['people'],
  marker: string,
): Promise<CounselIds> {
  const task = await setTask(counselor, { title: `${marker} task` });
  await reply((await apiAs(student)).put(`/api/my-tasks/${task.id}/tick`, { line: marker }));
  const nudge = await postNudge(counselor, [student], `${marker} message`);
  await deliver(student, nudge);
  const { day, slots } = await makeDay(counselor, { place: `${marker} room` });
  const [slot, freeSlot] = slots.map(({ id }) => id);
  const path = `/api/conference-days/${day.id}/slots/${slot}/booking`;
  const body = { personId: student.personId, attendees: `${marker} aunt` };
  await reply((await apiAs(counselor)).put(path, body));
  return {
    ...{ gradeTask: task.id, nudge: nudge.id, conferenceDay: day.id },
    ...{ slot: slot!, freeSlot: freeSlot! },
  };
}

const day = id('conferenceDay');
const task = id('gradeTask');
const nudge = id('nudge');
const slot = ({ ids }: World) => ({ id: ids.conferenceDay, slotId: ids.slot });
const free = ({ ids }: World) => ({ id: ids.conferenceDay, slotId: ids.freeSlot });
const withAttendees = ({ ids }: World) => ({ personId: ids.person, attendees: 'aunt' });

/** Each request after the one before. */
export const COUNSEL_PLANS: Record<string, Plan> = {
  'GET /desk': { as: 'student', ...own },
  'GET /grade-tasks': { as: 'counselor', ...own },
  'POST /grade-tasks': { as: 'counselor', ...own, body: () => taskOf({}) },
  'GET /grade-tasks/:id': { as: 'counselor', path: task },
  'PUT /grade-tasks/:id': { as: 'counselor', path: task, body: () => taskOf({}) },
  'PUT /my-tasks/:id/tick': { as: 'student', path: task, body: () => ({ line: 'Done on Monday' }) },
  'DELETE /my-tasks/:id/tick': { as: 'student', path: task },
  'DELETE /grade-tasks/:id': { as: 'counselor', path: task },
  'POST /grade-tasks/:id/restore': { as: 'counselor', path: task },
  'GET /nudges': { as: 'counselor', ...own },
  'POST /nudges': {
    as: 'counselor',
    body: ({ ids }) => ({ text: 'Please look', place: 'goals', studentIds: [ids.person] }),
  },
  'GET /nudges/:id': { as: 'counselor', path: nudge },
  'PUT /my-nudges/:id/seen': { as: 'student', path: nudge },
  'DELETE /my-nudges/:id/seen': { as: 'student', path: nudge },
  'DELETE /nudges/:id': { as: 'counselor', path: nudge },
  'POST /nudges/:id/restore': { as: 'counselor', path: nudge },
  'GET /conference-days': { as: 'counselor', ...own },
  'POST /conference-days': { as: 'counselor', ...own, body: () => dayOf() },
  'GET /conference-days/:id': { as: 'counselor', path: day },
  'POST /conference-days/:id/notices': {
    ...{ as: 'counselor', path: day },
    body: ({ ids }) => ({ way: 'phone', personIds: [ids.person] }),
  },
  'GET /my-meetings': { as: 'student', ...own },
  'PUT /my-meetings/:id/slots/:slotId': {
    ...{ as: 'student', path: free, body: () => ({ attendees: '' }) },
  },
  'DELETE /my-meetings/:id': { as: 'student', path: day },
  'PUT /conference-days/:id/slots/:slotId/booking': {
    ...{ as: 'counselor', path: slot, body: withAttendees },
  },
  'POST /conference-days/:id/slots/:slotId/conversation': {
    ...{ as: 'counselor', path: slot },
    withoutControl: 'its day is to come: conference-days.test.ts',
  },
  'DELETE /conference-days/:id/slots/:slotId/booking': { as: 'counselor', path: slot },
  'DELETE /conference-days/:id': { as: 'counselor', path: day },
  'POST /conference-days/:id/restore': { as: 'counselor', path: day },
};
