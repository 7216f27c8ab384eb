import { z } from 'zod';
import { MyMeeting } from './conference-days.js';
import { MyTask } from './grade-tasks.js';
import { MyNudge } from './nudges.js';

/** What a student's counselor asks of them and tells them: on the student's first page. */
export const Desk = z.object({
  tasks: z.array(MyTask),
  nudges: z.array(MyNudge),
  meetings: z.array(MyMeeting),
});
export type Desk = z.infer<typeof Desk>;
