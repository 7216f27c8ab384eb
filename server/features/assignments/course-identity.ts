/**
 * SQL for the identity by which a course's LMS knows a student, to whom its scores go. A student whose
 * records were put together may have several in one LMS: then the course's own counts, else the newest.
 *
 * @param names - expressions for tenant, student, course and registration.
 */
export const courseIdentity = (
  what: 'id' | 'sub',
  names: { tenant: string; student: string; course: string; registration: string },
): string => `(
  select s.${what} from person_identities s
  left join enrolments e on e.tenant_id = s.tenant_id and e.person_id = s.person_id
    and e.course_id = ${names.course} and e.identity_id = s.id
  where s.tenant_id = ${names.tenant} and s.person_id = ${names.student}
    and s.registration_id = ${names.registration}
  order by e.id is null, s.created_at desc limit 1)`;
