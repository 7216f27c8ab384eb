import { currentTenant, sql } from '../../db/tenant.js';

const NAMES: Partial<Record<string, string>> = {
  canvas: 'Canvas',
  moodle: 'Moodle',
  schoology: 'Schoology',
  brightspace: 'Brightspace',
  blackboard: 'Blackboard',
  sakai: 'Sakai',
};

/** What people call an LMS: the product's name, else the name it registered with. */
export function lmsName(platform: { family: string | null; name: string | null }): string {
  return NAMES[platform.family ?? ''] ?? platform.name ?? 'LMS';
}

export async function lmsNameOf(courseId: string): Promise<string> {
  const [row] = await sql<{ family: string | null; name: string | null }>(
    `select r.family, r.name from courses c left join lti_registrations r on r.id = c.registration_id
     where c.tenant_id = $1 and c.id = $2`,
    [currentTenant(), courseId],
  );
  return lmsName(row ?? { family: null, name: null });
}
