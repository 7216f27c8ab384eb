import type { Places } from '#contracts/places.js';
import type { WayChoices } from '#contracts/ways.js';
import { apiAs } from '../support/api.js';
import type { Person } from '../support/builders.js';
import { reply } from '../support/reply.js';

export interface WayIds {
  way: string;
  place: string;
  placeTask: string;
  placeRequest: string;
}

/** What a student wants after high school, and a place with a task and a request. */
export async function waysAs(
  { student }: Record<'student', Person>,
  marker: string,
): Promise<WayIds> {
  const own = await apiAs(student);
  const choice = { way: 'apprenticeship', why: `${marker} why` };
  const { items } = await reply<WayChoices>(own.post('/api/my-ways', choice), 201);
  const tasks = [`${marker} task`];
  const place = (
    await reply<Places>(
      own.post('/api/places', { kind: 'employer', name: `${marker} place`, tasks }),
      201,
    )
  ).items[0]!;
  const asked = await reply<Places>(
    own.post(`/api/places/${place.id}/requests`, { kind: 'transcript', note: `${marker} note` }),
    201,
  );
  return {
    ...{ way: items[0]!.id, place: place.id, placeTask: place.tasks[0]!.id },
    placeRequest: asked.items[0]!.requests[0]!.id,
  };
}
