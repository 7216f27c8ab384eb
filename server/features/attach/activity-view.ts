import { type Actor, isStaff } from '../../auth/actor.js';
import type { PlacementRow } from './placement-records.js';

type Placed = Pick<PlacementRow, 'id' | 'kind' | 'target'>;

/**
 * The view that a linked activity opens, as a path below the app's base. Staff have no plan, goals or
 * answers of their own: they get a page that says what their students do there.
 *
 * @returns null when there is nothing behind the link for this role.
 */
export function activityView(placed: Placed, role: Actor['role']): string | null {
  if (role === 'student') return studentView(placed);
  return isStaff({ role }) ? staffView(placed) : null;
}

function studentView({ kind, target }: Placed): string | null {
  switch (kind) {
    case 'goal':
      return 'goals?new=1';
    case 'profiler':
      return 'explore/profiler';
    case 'explore':
      return 'explore';
    case 'career':
      return `careers/${target ?? ''}`;
    default:
      return null;
  }
}

function staffView({ id, kind, target }: Placed): string | null {
  switch (kind) {
    case 'explore':
      return 'explore';
    case 'career':
      return `careers/${target ?? ''}`;
    case 'class':
      return 'class';
    default:
      return `activities/${id}`;
  }
}
