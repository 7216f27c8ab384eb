import type { ReportKind } from '#contracts/report-fields.js';
import type { ActorRole } from '../../auth/actor.js';
import type { PlanTemplate } from '#contracts/templates.js';
import { currentTemplate } from '../templates/district-template-records.js';
import { azSample } from './packs/az-sample.js';
import { courseRequests } from './packs/course-requests.js';
import { iaLetter } from './packs/ia-letter.js';
import { moShare } from './packs/mo-share.js';
import { ohLetter } from './packs/oh-letter.js';
import { paStudents } from './packs/pa-students.js';
import { planDescription } from './packs/plan-description.js';
import { students } from './packs/students.js';
import type { MakeTable } from './report-world.js';

/** How each kind is made. A state's own kind is added here, to `PACKS`, and to the state's template. */
export const REPORT_MAKERS: Readonly<Record<ReportKind, MakeTable>> = {
  students,
  'course-requests': courseRequests,
  'az-plan': planDescription,
  'az-sample': azSample,
  'mo-share': moShare,
  'pa-students': paStudents,
  'wi-plan': planDescription,
  'oh-letter': ohLetter,
  'ia-letter': iaLetter,
};

/** From any student of the district, so for those who look after all of them. */
const ADMIN_ONLY: readonly ReportKind[] = ['az-sample'];

/** Made of figures in which small groups are hidden: no line is a student's. */
export const FIGURES_ONLY: readonly ReportKind[] = ['az-plan', 'wi-plan', 'mo-share'];

/** What somebody of this role can have made in a district with this rule. */
export function kindsFor(role: ActorRole, template: PlanTemplate | null): ReportKind[] {
  const all: ReportKind[] = [
    ...(template ? (['students'] as const) : []),
    'course-requests',
    ...(template?.packs ?? []),
  ];
  return all.filter((kind) => role === 'admin' || !ADMIN_ONLY.includes(kind));
}

/** Whether the district's rule of today has this file. */
export async function isAskedFor(kind: ReportKind): Promise<boolean> {
  const district = await currentTemplate();
  return kindsFor('admin', district?.template ?? null).includes(kind);
}
