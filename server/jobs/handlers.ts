import type { LmsServices } from '#lti/types.js';
import { readResults } from '../features/assignments/result-check.js';
import { deliverScore } from '../features/assignments/score-delivery.js';
import { sendCaliper } from '../features/caliper/send-caliper.js';
import { refreshDistrict, refreshOne } from '../features/completion/refresh.js';
import { runSelfTest } from '../features/connections/self-test-run.js';
import { cleanFile } from '../features/evidence/file-cleaning.js';
import { sendDigest } from '../features/mail/send-digest.js';
import { purgeGraduates } from '../features/graduates/purge-run.js';
import { sendNudge } from '../features/nudges/send-nudge.js';
import { dropReport, makeReport } from '../features/reports/make-report.js';
import { runSchedule } from '../features/reports/schedule-service.js';
import { closeYear, reopenYear } from '../features/year-close/close-run.js';
import { syncRoster } from '../features/roster/roster-service.js';
import { readReference } from '../features/reference-imports/read-import.js';
import { readWork } from '../features/course-work/read-work.js';
import { refreshLineItems } from '../features/tags/line-item-refresh.js';
import type { FileStores } from '../files/file-store.js';
import type { Mailer } from '../mail/mailer.js';
import type { TaskHandlers } from './worker.js';

/** What each kind of background work does. None holds a transaction while it waits for an LMS. */
export function createHandlers(deps: {
  lms: LmsServices;
  now: () => Date;
  publicUrl: string;
  files: FileStores;
  /** Left out where the installation sends no e-mail. */
  mail?: Mailer | undefined;
}): TaskHandlers {
  return {
    'send-score': (subject) => deliverScore(subject, deps),
    'sync-roster': (subject) => syncRoster(subject, deps.lms, deps.now),
    'list-line-items': (subject) => refreshLineItems(subject, deps.lms),
    'self-test': (subject) => runSelfTest(subject, deps),
    'clean-file': (subject) => cleanFile(subject, deps.files, deps.now),
    'refresh-plan': (subject) => refreshOne(subject, deps.now),
    'refresh-plans': (subject) => refreshDistrict(subject, deps.now),
    'read-reference': (subject) => readReference(subject),
    'make-report': (subject) => makeReport(subject, deps.now),
    'drop-report': (subject) => dropReport(subject, deps.now),
    'run-schedule': (subject) => runSchedule(subject, deps.now),
    'read-work': (subject) => readWork(subject, deps),
    'send-caliper': (subject) => sendCaliper(subject, deps),
    'close-year': (subject) => closeYear(subject, deps.now),
    'reopen-year': (subject) => reopenYear(subject, deps.now),
    'purge-graduates': (subject) => purgeGraduates(subject, deps),
    'send-nudges': (subject) => sendNudge(subject, deps.now),
    'send-digest': (subject) => sendDigest(subject, deps),
    'read-results': (subject) => readResults(subject, deps.lms),
  };
}
