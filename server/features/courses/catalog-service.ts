import type {
  CatalogChanges,
  CatalogCourse,
  CatalogQuery,
  CatalogReply,
  CourseTitles,
  NewCatalogCourse,
} from '#contracts/catalog.js';
import { CATALOG_MAX } from '#contracts/course-fields.js';
import type { CourseRule } from '#contracts/course-rules.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { AppError, notFound } from '../../errors.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { mayKeepCatalog } from './catalog-policy.js';
import {
  catalogByCode,
  insertCourse,
  setRetired,
  type StoredCourse,
  updateCourse,
} from './catalog-records.js';
import { coursesIn, CourseNames, parseRule } from './rule-parser.js';

interface Call {
  now: Date;
  requestId: string;
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();

/** Courses by title; words of the query may stand anywhere in title or code. */
export async function readCatalog(actor: Actor, query: CatalogQuery): Promise<CatalogReply> {
  const catalog = await catalogByCode();
  const words = plain(query.query ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const found = [...catalog.values()].filter((course) => {
    const text = plain(`${course.code} ${course.title}`);
    return (
      course.isRetired === query.retired &&
      (query.area === undefined || course.area === query.area) &&
      (query.grade === undefined || course.grades.includes(query.grade)) &&
      words.every((word) => text.includes(word))
    );
  });
  const items = found.slice(query.offset, query.offset + query.limit);
  return {
    ...{ total: found.length, items, titles: titlesOf(items, catalog) },
    mayChange: mayKeepCatalog(actor),
  };
}

/** Titles of the courses that rules of these name. */
export function titlesOf(
  courses: readonly Pick<CatalogCourse, 'prerequisite' | 'corequisite' | 'sameAs'>[],
  catalog: ReadonlyMap<string, CatalogCourse>,
): CourseTitles {
  const codes = courses.flatMap(({ prerequisite, corequisite, sameAs }) => [
    ...[...coursesIn(prerequisite.rule), ...coursesIn(corequisite.rule)],
    ...(sameAs === null ? [] : [sameAs]),
  ]);
  return Object.fromEntries(codes.map((code) => [code, catalog.get(code)?.title ?? code]));
}

export async function addCourse(
  actor: Actor,
  input: NewCatalogCourse,
  { now, requestId }: Call,
): Promise<CatalogCourse> {
  const catalog = await catalogByCode();
  if (catalog.has(input.code))
    throw refusedField('code', 'The catalog has a course with this code already.');
  if (catalog.size >= CATALOG_MAX)
    throw new AppError('invalid-request', 'The catalog holds as many courses as it can.');
  const course: StoredCourse = { id: newId(), ...withRules(input, catalog) };
  await insertCourse(course, now);
  await noteAdminAct(actor.personId, 'catalog-changed', course.code, requestId);
  return oneCourse(course.id);
}

/** @throws AppError `not-found`, or `conflict` when it was changed since the revision given. */
export async function changeCourse(
  actor: Actor,
  id: string,
  { revision, ...changes }: CatalogChanges,
  { now, requestId }: Call,
): Promise<CatalogCourse> {
  const catalog = await catalogByCode();
  const held = [...catalog.values()].find((course) => course.id === id);
  if (!held) throw notFound();
  const { prerequisite, corequisite } = held;
  const given = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  );
  const words = { prerequisite: prerequisite.text, corequisite: corequisite.text };
  const next = { ...held, ...words, ...given };
  if (!(await updateCourse({ ...withRules(next, catalog), id }, revision ?? held.revision, now)))
    throw new AppError('conflict', 'This course was changed in another window meanwhile.');
  await noteAdminAct(actor.personId, 'catalog-changed', held.code, requestId);
  return oneCourse(id);
}

/** Takes a course out of the catalog, or (without a time) back into it. Plans that have it keep it. */
export async function setCourseRetired(
  actor: Actor,
  id: string,
  at: Date | null,
  requestId: string,
): Promise<CatalogCourse> {
  if (!(await setRetired(id, at))) throw notFound();
  const course = await oneCourse(id);
  await noteAdminAct(actor.personId, 'catalog-changed', course.code, requestId);
  return course;
}

/** A whole catalog at once, whatever the order in which its rules name courses. */
export async function storeCatalog(inputs: readonly NewCatalogCourse[], now: Date): Promise<void> {
  const names = new Map(inputs.map((input) => [input.code, input]));
  for (const input of inputs) await insertCourse({ id: newId(), ...withRules(input, names) }, now);
}

async function oneCourse(id: string): Promise<CatalogCourse> {
  const course = [...(await catalogByCode()).values()].find((one) => one.id === id);
  if (!course) throw notFound();
  return course;
}

function withRules(
  input: NewCatalogCourse,
  catalog: ReadonlyMap<string, { code: string; title: string }>,
): Omit<StoredCourse, 'id'> {
  const names = new CourseNames([...catalog.values(), input]);
  const read = (field: 'prerequisite' | 'corequisite'): CourseRule | null => {
    const parsed = parseRule(input[field], names, input.code);
    if (parsed.fault !== null)
      throw refusedField(field, `This is no rule yet (${parsed.fault}: ${parsed.at}).`);
    return parsed.rule;
  };
  if (input.sameAs !== null && (!catalog.has(input.sameAs) || input.sameAs === input.code))
    throw refusedField('sameAs', 'The catalog has no other course with this code.');
  return {
    ...input,
    prerequisite: { text: input.prerequisite, rule: read('prerequisite') },
    corequisite: { text: input.corequisite, rule: read('corequisite') },
  };
}

const refusedField = (field: string, detail: string) =>
  new AppError('invalid-request', 'The body of this request did not pass the checks.', {
    errors: [{ pointer: `/body/${field}`, detail }],
  });
