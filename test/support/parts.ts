import { namesStudents, type PartKind } from '#contracts/part-kinds.js';
import { StaffParts } from '#contracts/staff-parts.js';
import { apiAs } from './api.js';
import type { Person } from './builders.js';
import { reply } from './reply.js';
import { testSystem } from './system.js';

const DAY_MS = 86_400_000;

/** A day by the clock of the tests. */
export async function dayIn(days: number): Promise<string> {
  const { clock } = await testSystem();
  return new Date(clock.now().getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

export interface Gift {
  to: Pick<Person, 'personId'>;
  kind: PartKind;
  /** Nobody for a part of a school or the district. */
  students?: readonly Pick<Person, 'personId'>[];
  /** Of a principal's part, or of a read-only one: there the whole district by default. */
  school?: string;
  days?: number;
}

export async function partOf({ to, kind, students = [], school, days = 30 }: Gift) {
  const given = { personId: to.personId, kind, endsOn: await dayIn(days) };
  if (!namesStudents(kind)) return { ...given, schoolId: school ?? null };
  return { ...given, studentIds: students.map(({ personId }) => personId) };
}

/** An administrator gives a part. @returns all parts of the district */
export async function givePart(admin: Person, gift: Gift): Promise<StaffParts> {
  const sent = (await apiAs(admin)).post('/api/staff-parts', await partOf(gift));
  return StaffParts.parse(await reply(sent, 201));
}

/** Somebody's visit goes on in a part, or (null) in what the course says. */
export async function actAs(person: Person, part: PartKind | null): Promise<void> {
  await reply((await apiAs(person)).put('/api/session/part', { part }));
}

/** Gives the part and goes on in it. */
export async function withPart(admin: Person, gift: Gift & { to: Person }): Promise<Person> {
  await givePart(admin, gift);
  await actAs(gift.to, gift.kind);
  return gift.to;
}
