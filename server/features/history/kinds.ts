import type { RecordKind } from '#contracts/history.js';
import { goalVersions } from '../goals/goal-versions.js';
import { resumeVersions } from '../resumes/resume-versions.js';
import type { VersionedKind } from './versioned-kind.js';

/** How each kind of record is put back. A new kind makes the compiler ask for its line. */
export const KINDS: Record<RecordKind, VersionedKind> = {
  goal: goalVersions,
  resume: resumeVersions,
};
