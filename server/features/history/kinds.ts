import type { RecordKind } from '#contracts/history.js';
import { activityVersions } from '../activities/activity-versions.js';
import { planVersions } from '../courses/plan-versions.js';
import { evidenceVersions } from '../evidence/evidence-versions.js';
import { goalVersions } from '../goals/goal-versions.js';
import { journalVersions } from '../journal/journal-versions.js';
import { lookBackVersions } from '../look-back/look-back-versions.js';
import { resumeVersions } from '../resumes/resume-versions.js';
import type { VersionedKind } from './versioned-kind.js';

/** How each kind of record is put back. A new kind makes the compiler ask for its line. */
export const KINDS: Record<RecordKind, VersionedKind> = {
  goal: goalVersions,
  activity: activityVersions,
  reflection: journalVersions,
  evidence: evidenceVersions,
  resume: resumeVersions,
  'look-back': lookBackVersions,
  'course-plan': planVersions,
};
