import type { ProfilerAttempt, ProfilerItems, ProfilerResultDetail } from '#contracts/profiler.js';
import type { ApiClient } from './api.js';
import { reply } from './reply.js';

const ATTEMPTS = '/api/profiler/attempts';

/** A result of the short interest questions: 5 in these areas, 2 elsewhere. */
export async function finishInterests(
  client: ApiClient,
  areas: string,
): Promise<ProfilerResultDetail> {
  const { id } = await reply<ProfilerAttempt>(client.post(ATTEMPTS, { form: 'short' }), 201);
  const { items } = await reply<ProfilerItems>(client.get('/api/profiler/items?form=short'));
  const answers = Object.fromEntries(
    items.map((item) => [item.id, areas.includes(item.area) ? 5 : 2]),
  );
  await reply(client.patch(`${ATTEMPTS}/${id}`, { answers }));
  return reply<ProfilerResultDetail>(client.post(`${ATTEMPTS}/${id}/finish`, {}), 201);
}
