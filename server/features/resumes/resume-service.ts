import { RESUMES_PER_STUDENT_MAX } from '#contracts/limits.js';
import type {
  LanguageChange,
  NewResume,
  ResumeBrief,
  ResumeChanges,
  ResumeList,
} from '#contracts/resumes.js';
import { SectionKind } from '#contracts/resumes.js';
import type { Actor } from '../../auth/actor.js';
import { AppError } from '../../errors.js';
import { knownLocale } from '../../messages.js';
import { savedCareerBriefs } from '../careers/saved-career-briefs.js';
import { findOwnResume, requireStudent } from './find-resume.js';
import { allLines, byKey, isOutdated, translated, updated } from './resume-lines.js';
import { copyName, newName } from './resume-names.js';
import { briefOf, type DraftPage, type DraftSaved, pageOf, savedOf } from './resume-presenter.js';
import {
  insertResume,
  nameOfPerson,
  type ResumeContent,
  type ResumeRecord,
  resumesOf,
  setResumeRemoved,
  storeResume,
} from './resume-records.js';
import { sourcesOf } from './resume-sources.js';
import { keepResumeVersion } from './resume-versions.js';

/** The student's résumés, and how many lines of each the records have left behind. */
export async function listResumes(actor: Actor): Promise<ResumeList> {
  requireStudent(actor);
  const records = byKey(await sourcesOf(actor));
  return (await resumesOf(actor.personId)).map((resume) => briefOf(resume, records));
}

/** @throws AppError `conflict` when there are too many already. */
export async function addResume(actor: Actor, input: NewResume, now: Date): Promise<ResumeBrief> {
  requireStudent(actor);
  const language = input.language ?? knownLocale(actor.locale);
  const kept = await resumesOf(actor.personId);
  return insertOne(actor, kept, now, {
    name: input.name ?? newName(kept, language),
    template: 'clear',
    language,
    contact: { name: await nameOfPerson(actor.personId), email: '', phone: '', town: '' },
    summary: '',
    sections: SectionKind.options.map((kind) => ({ kind, title: '', on: true, lines: [] })),
  });
}

/** The same words and choices under a name of its own. */
export async function copyResume(actor: Actor, id: string, now: Date): Promise<ResumeBrief> {
  const original = await findOwnResume(actor, id);
  const kept = await resumesOf(actor.personId);
  const name = copyName(original, kept, knownLocale(actor.locale));
  return insertOne(actor, kept, now, { ...contentOf(original), name });
}

/** The résumé with everything its builder shows but the layout, which is made afterwards. */
export async function readResume(actor: Actor, id: string): Promise<DraftPage> {
  const resume = await findOwnResume(actor, id);
  return pageFor(actor, resume);
}

/**
 * Stores what the builder holds.
 *
 * @throws AppError `conflict` when it was written on an older revision: somebody else, or another tab,
 *   stored a newer one.
 */
export async function saveResume(
  actor: Actor,
  id: string,
  { revision, ...changes }: ResumeChanges,
  now: Date,
): Promise<DraftSaved> {
  const resume = await findOwnResume(actor, id, { lock: true });
  refuseStale(resume, revision);
  const stored = await storeResume(id, { ...changes, language: resume.language }, now);
  await keepResumeVersion(actor, stored, now, { isTyping: true });
  return savedOf(stored, await sourcesOf(actor), now);
}

/** Changes the résumé's language, and with it the lines whose wording is still the records'. */
export async function changeLanguage(
  actor: Actor,
  id: string,
  { language, revision }: LanguageChange,
  now: Date,
): Promise<DraftPage> {
  const resume = await findOwnResume(actor, id, { lock: true });
  refuseStale(resume, revision);
  const records = byKey(await sourcesOf(actor));
  const sections = translated(resume.sections, records, language);
  return pageFor(actor, await keep(actor, { ...resume, language, sections }, now));
}

export async function renameResume(
  actor: Actor,
  id: string,
  name: string,
  now: Date,
): Promise<ResumeBrief> {
  const resume = await findOwnResume(actor, id, { lock: true });
  const stored = await keep(actor, { ...resume, name }, now);
  return briefOf(stored, byKey(await sourcesOf(actor)));
}

/** Takes the résumé out of the list; it can be put back as it was. */
export async function removeResume(actor: Actor, id: string, now: Date): Promise<ResumeBrief> {
  return setRemoved(actor, id, now, now);
}

export async function restoreResume(actor: Actor, id: string, now: Date): Promise<ResumeBrief> {
  return setRemoved(actor, id, null, now);
}

/**
 * Gives every outdated line of every résumé the record's new words. Lines that the student reworded
 * stay theirs: their builder shows both.
 */
export async function updateResumes(actor: Actor, now: Date): Promise<ResumeList> {
  requireStudent(actor);
  const records = byKey(await sourcesOf(actor));
  for (const { id } of await resumesOf(actor.personId)) {
    const resume = await findOwnResume(actor, id, { lock: true });
    if (!allLines(resume.sections).some((line) => isOutdated(line, records))) continue;
    const sections = updated(resume.sections, records, resume.language);
    await keep(actor, { ...resume, sections }, now);
  }
  return listResumes(actor);
}

async function pageFor(actor: Actor, resume: ResumeRecord): Promise<DraftPage> {
  const careers = await savedCareerBriefs(actor.personId);
  return pageOf(resume, await sourcesOf(actor), careers);
}

async function keep(actor: Actor, resume: ResumeRecord, now: Date): Promise<ResumeRecord> {
  const stored = await storeResume(resume.id, contentOf(resume), now);
  await keepResumeVersion(actor, stored, now);
  return stored;
}

async function insertOne(
  actor: Actor,
  kept: readonly ResumeRecord[],
  now: Date,
  content: ResumeContent,
): Promise<ResumeBrief> {
  if (kept.length >= RESUMES_PER_STUDENT_MAX)
    throw new AppError('conflict', `There is room for ${RESUMES_PER_STUDENT_MAX} résumés.`);
  const stored = await insertResume(actor.personId, content, now);
  await keepResumeVersion(actor, stored, now);
  return briefOf(stored, byKey(await sourcesOf(actor)));
}

async function setRemoved(
  actor: Actor,
  id: string,
  removedAt: Date | null,
  now: Date,
): Promise<ResumeBrief> {
  const resume = await findOwnResume(actor, id, { lock: true, isRemovedToo: true });
  const isDone = (resume.removedAt === null) === (removedAt === null);
  const stored = isDone ? resume : await setResumeRemoved(id, removedAt);
  if (!isDone) await keepResumeVersion(actor, stored, now);
  return briefOf(stored, byKey(await sourcesOf(actor)));
}

function refuseStale(resume: ResumeRecord, revision: number): void {
  if (resume.revision !== revision)
    throw new AppError('conflict', 'This résumé was changed in another tab or on another device.');
}

function contentOf(resume: ResumeContent): ResumeContent {
  const { name, template, language, contact, summary, sections } = resume;
  return { name, template, language, contact, summary, sections };
}
