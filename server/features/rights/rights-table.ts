import { Reach, type RightsTable } from '#contracts/rights.js';
import { RIGHTS_AREAS, RIGHTS_ROLES } from '#contracts/rights-kinds.js';
import { MEASURED_RIGHTS } from './measured-rights.js';

type Areas = RightsTable['areas'];

/** @returns each area as its line in `measured-rights.ts`: `sees/changes`, one a role in their order. */
export const linesOf = (areas: Areas): Record<string, string> =>
  Object.fromEntries(
    areas.map(({ area, rights }) => [
      area,
      rights.map(({ sees, changes }) => `${sees}/${changes}`).join(' '),
    ]),
  );

export function measuredRights(): RightsTable {
  return {
    areas: RIGHTS_AREAS.map((area) => {
      const cells = (MEASURED_RIGHTS[area] ?? '').split(' ');
      const rights = RIGHTS_ROLES.map((role, index) => {
        const [sees, changes] = (cells[index] ?? '').split('/');
        return { role, sees: Reach.parse(sees), changes: Reach.parse(changes) };
      });
      return { area, rights };
    }),
  };
}
