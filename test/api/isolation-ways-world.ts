import type { WayChoices } from '#contracts/ways.js';
import { apiAs } from '../support/api.js';
import type { Person } from '../support/builders.js';
import { reply } from '../support/reply.js';

export interface WayIds {
  way: string;
}

/** What a student wants after high school. */
export async function waysAs(
  { student }: Record<'student', Person>,
  marker: string,
): Promise<WayIds> {
  const own = await apiAs(student);
  const choice = { way: 'apprenticeship', why: `${marker} why` };
  const { items } = await reply<WayChoices>(own.post('/api/my-ways', choice), 201);
  return { way: items[0]!.id };
}
