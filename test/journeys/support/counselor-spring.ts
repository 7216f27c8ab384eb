import type { Frame } from 'playwright-core';
import type { DistrictTemplates } from '#contracts/district-template.js';
import type { PlanTemplate } from '#contracts/templates.js';
import { MATH_DIPLOMA } from '../../support/off-track.js';
import { api } from './pages.js';

/** A failed course that leaves a gap in a diploma; whoever calls is a counselor. */
export async function failsMath(frame: Frame, personId: string, schoolYear: number): Promise<void> {
  const [math] = MATH_DIPLOMA.requirements;
  // More than any plan has: what is planned must not fill it.
  const requirements = [{ ...math, credits: 30_000 }];
  await api(frame, 'POST', '/diplomas', { ...MATH_DIPLOMA, key: 'math', requirements });
  await api(frame, 'POST', `/class/${personId}/courses-taken`, {
    ...{ title: 'Algebra 1', area: 'math', term: 'year', gradeLevel: 8, credits: 0 },
    ...{ status: 'failed', schoolYear },
  });
}

/** From now on the district follows a state's rule; whoever calls is an administrator. */
export async function followsState(frame: Frame, code: string): Promise<void> {
  const { versions } = (await api(frame, 'GET', '/district-template')) as DistrictTemplates;
  const rule = (await api(frame, 'GET', `/templates/${code}`)) as PlanTemplate;
  const { state, name, abbreviation, grades, components, signatures } = rule;
  await api(frame, 'POST', '/district-template', {
    ...{ state, name, abbreviation, grades, components, signatures },
    basedOn: versions[0]?.number ?? 0,
  });
}
