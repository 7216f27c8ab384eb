import { z } from 'zod';
import type { Snapshot } from '#contracts/history.js';
import {
  ResumeContact,
  ResumeLanguage,
  ResumeSection,
  ResumeTemplate,
} from '#contracts/resumes.js';
import type { Actor } from '../../auth/actor.js';
import { keepVersion } from '../history/version-records.js';
import type { VersionedKind } from '../history/versioned-kind.js';
import { findOwnResume } from './find-resume.js';
import { type ResumeRecord, setResumeRemoved, storeResume } from './resume-records.js';

/** What a version of a résumé holds: all that is printed, and all that is switched off. */
const ResumeSnapshot = z.object({
  name: z.string(),
  template: ResumeTemplate,
  language: ResumeLanguage,
  contact: ResumeContact,
  summary: z.string(),
  sections: z.array(ResumeSection),
  removed: z.boolean(),
});

function snapshotOf(resume: ResumeRecord): Snapshot {
  const { name, template, language, contact, summary, sections } = resume;
  const removed = resume.removedAt !== null;
  return { name, template, language, contact, summary, sections, removed };
}

/** Keeps how the résumé is now, after a change by the actor. */
export async function keepResumeVersion(
  actor: Actor,
  resume: ResumeRecord,
  now: Date,
  { isTyping = false } = {},
): Promise<void> {
  const snapshot = snapshotOf(resume);
  const studentId = resume.studentId;
  await keepVersion({
    ...{ kind: 'resume', recordId: resume.id, studentId, actor, now, snapshot, isTyping },
  });
}

export const resumeVersions: VersionedKind = {
  async restore(actor, recordId, snapshot, now) {
    const resume = await findOwnResume(actor, recordId, { lock: true, isRemovedToo: true });
    const { removed, ...content } = ResumeSnapshot.parse(snapshot);
    const stored = await storeResume(recordId, content, now);
    if (removed === (resume.removedAt !== null)) return snapshotOf(stored);
    return snapshotOf(await setResumeRemoved(recordId, removed ? now : null));
  },
};
