import type { Aid } from '#contracts/aid.js';
import type { Places } from '#contracts/places.js';
import type { Picks, Scholarship } from '#contracts/scholarships.js';
import type { WayChoices } from '#contracts/ways.js';
import { apiAs } from '../support/api.js';
import type { Person } from '../support/builders.js';
import { reply } from '../support/reply.js';

export interface WayIds {
  way: string;
  place: string;
  placeTask: string;
  placeRequest: string;
  scholarship: string;
  pick: string;
  aidEvening: string;
}

/** What a student wants after high school, a place with a task and a request, and a scholarship. */
export async function waysAs(
  { student, counselor }: Record<'student' | 'counselor', Person>,
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
  const keeper = await apiAs(counselor);
  const listed = { name: `${marker} scholarship`, who: `${marker} who` };
  const { id: scholarshipId } = await reply<Scholarship>(
    keeper.post('/api/scholarships', listed),
    201,
  );
  const kept = await reply<Picks>(own.post('/api/my-scholarships', { scholarshipId }), 201);
  const pick = kept.items[0]!.id;
  await reply(
    own.patch(`/api/my-scholarships/${pick}`, { revision: 1, notes: `${marker} thought` }),
  );
  await reply(own.put('/api/aid/steps/fafsa', { state: 'done' }));
  const { evenings } = await reply<Aid>(
    keeper.post('/api/aid/evenings', { heldOn: '2090-01-11', words: `${marker} evening` }),
    201,
  );
  return {
    aidEvening: evenings[0]!.id,
    ...{ scholarship: scholarshipId, pick },
    ...{ way: items[0]!.id, place: place.id, placeTask: place.tasks[0]!.id },
    placeRequest: asked.items[0]!.requests[0]!.id,
  };
}
