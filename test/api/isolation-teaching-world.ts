import type { StaffRecord } from '#contracts/advising.js';
import type { Notifications } from '#contracts/notifications.js';
import type { Worries } from '#contracts/worries.js';
import { apiAs } from '../support/api.js';
import type { Person } from '../support/builders.js';
import { reply } from '../support/reply.js';

export interface TeachingIds {
  worry: string;
  notification: string;
}

/** A note that the teacher passed on to the counselors. */
export async function teachingAs(
  { student, teacher, counselor }: Record<'student' | 'teacher' | 'counselor', Person>,
  marker: string,
): Promise<TeachingIds> {
  await reply<StaffRecord>(
    (await apiAs(teacher)).post(`/api/class/${student.personId}/notes`, {
      ...{ contact: 'talk', contactOn: '2026-11-02', text: `${marker} worry` },
      tellsCounselor: true,
    }),
    201,
  );
  const { items } = await reply<Worries>((await apiAs(counselor)).get('/api/worries'));
  const news = await reply<Notifications>((await apiAs(student)).get('/api/notifications'));
  return { worry: items[0]!.id, notification: news.items[0]!.id };
}
