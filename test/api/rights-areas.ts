import type { Reach, Right, RightsTable } from '#contracts/rights.js';
import { RIGHTS_AREAS } from '#contracts/rights-kinds.js';
import { areaOf, OF_DISTRICT } from '#server/features/rights/areas.js';
import { type Role, ROLES } from './rights-actors.js';

/** Letters of the positions in which somebody was let in: `oc`. */
type Letters = string;

/** Whose addresses that name nothing mean a school at most. */
const OF_SCHOOL: readonly Role[] = ['principal', 'read only of school'];

const reachOf = (letters: Letters): Reach => {
  if (letters.includes('s')) return 'all';
  if (letters.includes('c')) return 'school';
  return letters === '' ? 'nothing' : 'own';
};

/**
 * What each role may see and change in each area: all that any of its routes lets them.
 *
 * @param isOwn - whether the address of a route names nothing, and was asked from one position only.
 */
export function rightsByArea(
  seen: Readonly<Record<string, Partial<Record<Role, Letters>>>>,
  isOwn: (route: string) => boolean,
): RightsTable['areas'] {
  const routes = Object.entries(seen).map(([route, rights]) => {
    const [method = '', path = ''] = route.split(' ');
    return { isLook: method === 'GET', area: areaOf(path), isOwn: isOwn(route), rights };
  });
  return RIGHTS_AREAS.map((area) => {
    const own = routes.filter((route) => route.area === area);
    const isWhole = (role: Role) =>
      !OF_SCHOOL.includes(role) &&
      (OF_DISTRICT.includes(area) || (area === 'caseloads' && role.endsWith('administrator')));
    const letters = (role: Role, isLook: boolean) =>
      own
        .filter((one) => one.isLook === isLook && one.rights[role])
        .map((one) => (one.isOwn && isWhole(role) ? 's' : one.rights[role]))
        // A list of a principal's is of the school.
        .map((found) => (role === 'principal' ? found?.replace(/^o$/, 'oc') : found))
        // A task or a meeting may be of a whole school: what a student changes is their own part in it.
        .map((found) => (area === 'own-plan' ? 'o' : found))
        .join('');
    const rights = ROLES.map((role): Right => {
      const changes = reachOf(letters(role, false));
      const looks = reachOf(letters(role, true));
      return {
        role: role.replaceAll(' ', '-') as Right['role'],
        // The reply to a change shows what was changed.
        sees: looks === 'nothing' ? changes : looks,
        changes,
      };
    });
    return { area, rights };
  });
}
