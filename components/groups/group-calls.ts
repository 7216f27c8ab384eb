import type { GroupGoal, GroupGoals } from '#contracts/group-goals.js';
import type { ApiClient } from '../api/client.js';
import type { GroupWish } from './group-events.js';

/** What is done at once, without a form. */
export type DirectWish = Exclude<GroupWish, 'join'>;

/**
 * Does what was asked for. A step that is reached or taken up again is a goal like any other.
 *
 * @returns every group as it stands then.
 */
export async function grant(
  api: ApiClient,
  { id, me }: Pick<GroupGoal, 'id' | 'me'>,
  wish: DirectWish,
): Promise<GroupGoals> {
  const path = `/groups/${id}`;
  switch (wish) {
    case 'share':
    case 'keep':
      return api.patch<GroupGoals>(`${path}/part`, { shares: wish === 'share' });
    case 'reach':
    case 'resume':
      if (me) await api.patch(`/goals/${me.goalId}`, { status: statusFor(wish) });
      return api.get<GroupGoals>('/groups');
    case 'end-code':
      return api.delete<GroupGoals>(`${path}/code`);
    default:
      return api.post<GroupGoals>(`${path}/${wish}`);
  }
}

const statusFor = (wish: 'reach' | 'resume') => (wish === 'reach' ? 'done' : 'active');
