import type {
  ResumeContact,
  ResumeLanguage,
  ResumeSection,
  ResumeTemplate,
} from '#contracts/resumes.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

/** What a student writes and chooses, as stored. */
export interface ResumeContent {
  name: string;
  template: ResumeTemplate;
  language: ResumeLanguage;
  contact: ResumeContact;
  summary: string;
  sections: ResumeSection[];
}

export interface ResumeRecord extends ResumeContent {
  id: string;
  studentId: string;
  revision: number;
  removedAt: Date | null;
  updatedAt: Date;
}

const FIELDS = `id, student_id as "studentId", name, template, language, contact, summary, sections,
  revision, removed_at as "removedAt", updated_at as "updatedAt"`;

/** A student's résumés without the removed ones, the last changed first. */
export function resumesOf(studentId: string): Promise<ResumeRecord[]> {
  return sql<ResumeRecord>(
    `select ${FIELDS} from resumes
     where tenant_id = $1 and student_id = $2 and removed_at is null
     order by updated_at desc, id desc`,
    [currentTenant(), studentId],
  );
}

/** @param lock - whether the row is kept from others until the transaction ends. */
export async function findResume(
  studentId: string,
  id: string,
  lock = false,
): Promise<ResumeRecord | null> {
  const [record] = await sql<ResumeRecord>(
    `select ${FIELDS} from resumes
     where tenant_id = $1 and student_id = $2 and id = $3 ${lock ? 'for update' : ''}`,
    [currentTenant(), studentId, id],
  );
  return record ?? null;
}

export async function insertResume(
  studentId: string,
  content: ResumeContent,
  now: Date,
): Promise<ResumeRecord> {
  const [record] = await sql<ResumeRecord>(
    `insert into resumes (tenant_id, id, student_id, name, template, language, contact, summary,
       sections, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9::jsonb, $10, $10) returning ${FIELDS}`,
    [currentTenant(), newId(), studentId, ...valuesOf(content), now.toISOString()],
  );
  if (!record) throw new Error('The résumé was not stored.');
  return record;
}

/** Stores the content as the next revision. The caller holds the row. */
export async function storeResume(
  id: string,
  content: ResumeContent,
  now: Date,
): Promise<ResumeRecord> {
  const [record] = await sql<ResumeRecord>(
    `update resumes set name = $3, template = $4, language = $5, contact = $6::jsonb, summary = $7,
       sections = $8::jsonb, updated_at = $9, revision = revision + 1
     where tenant_id = $1 and id = $2 returning ${FIELDS}`,
    [currentTenant(), id, ...valuesOf(content), now.toISOString()],
  );
  if (!record) throw new Error('The résumé was not stored.');
  return record;
}

/** @param removedAt - null puts it back. */
export async function setResumeRemoved(id: string, removedAt: Date | null): Promise<ResumeRecord> {
  const [record] = await sql<ResumeRecord>(
    `update resumes set removed_at = $3::timestamptz where tenant_id = $1 and id = $2
     returning ${FIELDS}`,
    [currentTenant(), id, removedAt?.toISOString() ?? null],
  );
  if (!record) throw new Error('The résumé is not there.');
  return record;
}

/** The name to begin a résumé with; empty where the LMS gives none. */
export async function nameOfPerson(personId: string): Promise<string> {
  const [person] = await sql<{ name: string | null }>(
    'select name from people where tenant_id = $1 and id = $2',
    [currentTenant(), personId],
  );
  return person?.name ?? '';
}

function valuesOf(content: ResumeContent): unknown[] {
  return [
    ...[content.name, content.template, content.language, JSON.stringify(content.contact)],
    ...[content.summary, JSON.stringify(content.sections)],
  ];
}
