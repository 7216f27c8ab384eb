import type { CareerProfile, NoDataReason } from '#contracts/careers.js';
import type { ReferencePart } from '#contracts/reference-parts.js';
import { isPartOfGroup } from './aggregates.js';
import type { Occupation } from './occupation-store.js';
import { isImported, sourceOf } from './sources.js';

/** What only imported files tell: states, apprenticeships, jobs of the armed forces. */
export function presentImported(
  occupation: Occupation,
): Pick<CareerProfile, 'states' | 'apprenticeships' | 'militaryJobs' | 'noLongerListed'> {
  return {
    states: states(occupation),
    apprenticeships: {
      ...listed('apprenticeships', occupation.apprenticeships, ([code, title]) => ({
        code,
        title,
      })),
      source: sourceOf('apprenticeships'),
    },
    militaryJobs: {
      ...listed('military', occupation.military, ([service, code, title]) => ({
        service,
        code,
        title,
      })),
      source: sourceOf('military-jobs'),
    },
    noLongerListed: occupation.goneSince ?? null,
  };
}

function listed<T, R>(
  part: ReferencePart,
  items: readonly T[] | undefined,
  present: (item: T) => R,
): { data: R[] | null; noData: NoDataReason | null } {
  if (items && items.length > 0) return { data: items.map(present), noData: null };
  return { data: null, noData: isImported(part) ? 'none-listed' : 'not-imported' };
}

function states(occupation: Occupation): CareerProfile['states'] {
  const source = sourceOf('wages-states');
  const lines = occupation.states ?? [];
  if (lines.length === 0) {
    if (occupation.code.startsWith('55-')) return { data: null, noData: 'military', source };
    const noData = isImported('oews-states') ? 'pay-not-published' : 'not-imported';
    return { data: null, noData, source };
  }
  const isForGroup = (occupation.statesAreGroup ?? false) || isPartOfGroup(occupation);
  return {
    data: {
      isForGroup,
      states: lines.map(([state, name, ...numbers]) => {
        const [employment = null, locationQuotient = null, p10 = null, p25 = null, p50 = null] =
          numbers;
        const [p75 = null, p90 = null, hourlyMedian = null] = numbers.slice(5);
        const yearly = { p10, p25, p50, p75, p90 };
        return { state, name, employment, locationQuotient, yearly, hourlyMedian };
      }),
    },
    ...{ noData: null, source },
  };
}
