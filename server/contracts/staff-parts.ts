import { z } from 'zod';
import { Caseload } from './caseload.js';
import {
  PART_KINDS,
  PART_STUDENTS_MAX,
  PEOPLE_TEXT_MIN,
  PRINCIPAL,
  READ_ONLY,
  STUDENT_PARTS,
} from './part-kinds.js';

const Named = z.object({ personId: z.uuid(), name: z.string() });

/** A part that somebody of the staff has, had, or had taken back. */
export const StaffPart = z.object({
  id: z.uuid(),
  kind: z.enum(PART_KINDS),
  person: Named,
  /** Nobody in a part for a school or the district. */
  students: z.array(Named),
  /** The school of a principal, or whose figures a read-only part sees; null for the district's, and in every other part. */
  school: z.string().nullable(),
  /** The last day on which it counts, by the district's clock. */
  endsOn: z.iso.date(),
  /** Whether its day has passed. */
  isOver: z.boolean(),
  givenBy: z.string().nullable(),
  givenAt: z.iso.datetime(),
  /** Set: it was ended before its day. */
  endedAt: z.iso.datetime().nullable(),
});
export type StaffPart = z.infer<typeof StaffPart>;

export const StaffParts = z.object({
  /** Those that count first, by name. */
  parts: z.array(StaffPart),
  /** The district's day. */
  today: z.iso.date(),
  /** Schools that a part can be for. */
  schools: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
export type StaffParts = z.infer<typeof StaffParts>;

const given = { personId: z.uuid(), endsOn: z.iso.date() };

export const NewStaffPart = z.discriminatedUnion('kind', [
  z.strictObject({
    ...given,
    kind: z.enum(STUDENT_PARTS),
    studentIds: z.array(z.uuid()).min(1).max(PART_STUDENTS_MAX),
  }),
  z.strictObject({
    ...given,
    kind: z.literal(READ_ONLY),
    /** Null for the whole district. */
    schoolId: z.uuid().nullable(),
  }),
  z.strictObject({ ...given, kind: z.literal(PRINCIPAL), schoolId: z.uuid() }),
]);
export type NewStaffPart = z.infer<typeof NewStaffPart>;

/** Who can have a part, or be a student of one, by a piece of the name. */
export const PeopleSearch = z.strictObject({
  who: z.enum(['staff', 'student']),
  text: z.string().trim().min(PEOPLE_TEXT_MIN).max(100),
});
export type PeopleSearch = z.infer<typeof PeopleSearch>;

export const PeopleFound = z.object({
  /** With a course of theirs, and the LMSs that name them: these tell two of one name apart. */
  people: z.array(Named.extend({ course: z.string().nullable(), lms: z.array(z.string()) })),
  hasMore: z.boolean(),
});
export type PeopleFound = z.infer<typeof PeopleFound>;

/** A student whom somebody's part names, as they see them. */
export const PartStudent = Named.extend({
  /** Of whoever shares a name with another of them: the LMSs that name them. */
  lms: z.array(z.string()),
  focusGoal: z.string().nullable(),
  lastMoveAt: z.iso.datetime().nullable(),
  hasPlan: z.boolean(),
});
export type PartStudent = z.infer<typeof PartStudent>;

/** One's own parts, and the students of the one that the visit is in. */
export const MyStudents = z.object({
  parts: z.array(
    z.object({
      kind: z.enum(PART_KINDS),
      students: z.int(),
      /** Of a principal, or whose figures a read-only part sees; none for the whole district's, and in every other part. */
      schools: z.array(z.string()),
      endsOn: z.iso.date(),
    }),
  ),
  students: z.array(PartStudent),
  /** Everybody of the school in a principal's part, by grade; null in every other. */
  school: Caseload.pick({ plan: true, grades: true }).nullable(),
});
export type MyStudents = z.infer<typeof MyStudents>;
