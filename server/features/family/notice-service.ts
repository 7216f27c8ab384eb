import type { NewFamilyNotice, StudentFamily } from '#contracts/family.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { sql } from '../../db/tenant.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { nextMeeting } from '../conference-days/next-meeting.js';
import { studentOfCourse } from '../class/course-student.js';
import { displayName } from '../roster/person-name.js';
import { hashToken } from '../../auth/tokens.js';
import { readFamily } from './family-service.js';
import { hashCode, readInvitationToken } from './invitation-secrets.js';
import type { Letter } from '../../letter-pdf.js';
import { noticeLetter, sheetLetter } from './letters.js';
import { insertNotice, noticesFor, setNoticeRemoved } from './notice-records.js';
import { districtName } from '../district/district-name.js';
import { districtDay, yearRule } from '../years/school-year.js';

/** Writes down that a family was told. @throws AppError `invalid-request` for a day to come */
export async function addNotice(
  actor: Actor,
  studentId: string,
  notice: NewFamilyNotice,
  request: AccessRequest,
): Promise<StudentFamily> {
  await studentOfCourse(actor, studentId);
  if (notice.givenOn > (await districtDay(request.now)))
    throw new AppError('invalid-request', 'The day is not here yet.', {
      errors: [{ pointer: '/body/givenOn', detail: 'later than today' }],
    });
  await insertNotice(studentId, notice, actor.personId, request.now);
  return readFamily(actor, studentId, request);
}

export async function removeNotice(
  actor: Actor,
  { personId: studentId, id }: { personId: string; id: string },
  isRemoved: boolean,
  request: AccessRequest,
): Promise<StudentFamily> {
  await studentOfCourse(actor, studentId);
  if (!(await setNoticeRemoved(studentId, id, isRemoved, request.now))) throw notFound();
  return readFamily(actor, studentId, request);
}

/** The letter of a notice, to print, in the family's language. */
export async function readNoticeLetter(
  actor: Actor,
  { personId: studentId, id }: { personId: string; id: string },
  request: AccessRequest,
): Promise<Letter> {
  const student = await studentOfCourse(actor, studentId);
  const notice = (await noticesFor(studentId)).find((one) => one.id === id);
  if (!notice) throw notFound();
  await noteAccess(actor, [studentId], 'family', request);
  const name = displayName(student, notice.locale);
  const meeting = notice.about === 'meeting' ? await nextMeeting(studentId, request.now) : null;
  return noticeLetter(notice, { name, district: await districtName(), meeting });
}

/**
 * The sheet of an invitation, to print: link and code stand on it, so it is made only for who has both
 * before them. Neither is kept.
 *
 * @throws AppError `not-found` where they are not those of an open invitation for the student.
 */
export async function readSheet(
  actor: Actor,
  { personId: studentId, id }: { personId: string; id: string },
  { url, code }: { url: string; code: string },
  request: AccessRequest,
): Promise<Letter> {
  await studentOfCourse(actor, studentId);
  const token = readInvitationToken(url.split('/').at(-1) ?? '')?.token ?? '';
  const [row] = await sql<{ locale: string; expiresAt: Date }>(
    `select locale, expires_at as "expiresAt" from family_invitations
     where tenant_id = $1 and student_id = $2 and id = $3 and state = 'open' and expires_at > $4
       and token_hash = $5 and code_hash = $6`,
    [
      ...[actor.tenantId, studentId, id, request.now.toISOString()],
      ...[hashToken(token), hashCode(token, code)],
    ],
  );
  if (!row) throw notFound();
  const { timeZone } = await yearRule();
  return sheetLetter({ url, code, ...row }, { district: await districtName(), timeZone });
}
