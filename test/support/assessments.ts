import type { QuestionKind, AreaKind } from '#contracts/assessment-kinds.js';
import type { AreaResultDetail } from '#contracts/assessments.js';
import type { ProfilerAttempt, ProfilerItems } from '#contracts/profiler.js';
import type { ApiClient } from './api.js';
import { reply } from './reply.js';

type AskedKind = Exclude<QuestionKind, 'interests'>;
export const assessmentPath = (kind: AskedKind) => `/api/assessments/${kind}`;

/** Begins the questions, or goes on with them. */
export async function beginArea(client: ApiClient, kind: AskedKind): Promise<string> {
  const path = `${assessmentPath(kind)}/attempts`;
  return (await reply<ProfilerAttempt>(client.post(path, {}), 201)).id;
}

/** Begins and answers every question: 5 in this area, 2 elsewhere. */
export async function answerArea(
  client: ApiClient,
  kind: AskedKind,
  area: string,
): Promise<string> {
  const id = await beginArea(client, kind);
  const { items } = await reply<ProfilerItems>(client.get(`${assessmentPath(kind)}/items`));
  const answers = Object.fromEntries(items.map((item) => [item.id, item.area === area ? 5 : 2]));
  await reply(client.patch(`${assessmentPath(kind)}/attempts/${id}`, { answers }));
  return id;
}

/** A result of these questions, in which one area stands out. */
export async function finishArea(
  client: ApiClient,
  kind: AreaKind,
  { area, name }: { area: string; name?: string },
): Promise<AreaResultDetail> {
  const id = await answerArea(client, kind, area);
  const path = `${assessmentPath(kind)}/attempts/${id}/finish`;
  return reply<AreaResultDetail>(client.post(path, name ? { name } : {}), 201);
}
