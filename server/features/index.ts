import type { Router } from 'express';
import type { LmsServices } from '#lti/types.js';
import { activityRoutes } from './activities/activity-routes.js';
import { hourRoutes } from './activities/hour-routes.js';
import type { FileStores } from '../files/file-store.js';
import { aidRoutes } from './aid/aid-routes.js';
import { assignmentRoutes } from './assignments/assignment-routes.js';
import { responseRoutes } from './assignments/response-routes.js';
import { waitingScoreRoutes } from './assignments/waiting-score-routes.js';
import { attachRoutes } from './attach/attach-routes.js';
import { auditRoutes } from './audit/audit-routes.js';
import { careerRoutes } from './careers/career-routes.js';
import { exploreRoutes } from './careers/explore-routes.js';
import { citationRoutes } from './citations/citation-routes.js';
import { classReportRoutes } from './class-report/class-report-routes.js';
import { classRoutes } from './class/class-routes.js';
import { conversationRoutes } from './conversations/conversation-routes.js';
import { signatureRoutes } from './conversations/signature-routes.js';
import { copyRoutes } from './copies/copy-routes.js';
import { collegeRoutes } from './colleges/college-routes.js';
import { collegeSearchRoutes } from './colleges/search-routes.js';
import { savedCollegeRoutes } from './colleges/saved-college-routes.js';
import { connectionRoutes } from './connections/connection-routes.js';
import type { PlatformDeps } from './connections/platform-service.js';
import { caliperRoutes } from './caliper/caliper-routes.js';
import { catalogRoutes } from './courses/catalog-routes.js';
import { diplomaRoutes } from './courses/diploma-routes.js';
import { workRoutes } from './course-work/work-routes.js';
import { coursePlanRoutes } from './courses/plan-routes.js';
import { courseImportRoutes } from './courses/import-routes.js';
import { takenRoutes } from './courses/taken-routes.js';
import { districtClockRoutes } from './district/clock-routes.js';
import { counselorRouters } from './counselor-routers.js';
import { evidenceRoutes } from './evidence/evidence-routes.js';
import { classFamilyRoutes, familyNoticeRoutes, familyRoutes } from './family/family-routes.js';
import { goalRoutes } from './goals/goal-routes.js';
import { goalTalkRoutes } from './goals/goal-talk-routes.js';
import { groupMakerRoutes, groupRoutes } from './groups/group-routes.js';
import { heldRoutes } from './held/held-routes.js';
import { historyRoutes } from './history/history-routes.js';
import { homeRoutes } from './home/home-routes.js';
import { importRoutes } from './imports/import-routes.js';
import { resultImportRoutes } from './imports/result-import-routes.js';
import { journalRoutes } from './journal/journal-routes.js';
import { instrumentRoutes } from './instruments/instrument-routes.js';
import { keyRoutes } from './keys/key-routes.js';
import type { KeyDeps } from './keys/key-service.js';
import { liveBoardRoutes } from './live-board/live-board-routes.js';
import { lookBackRoutes } from './look-back/look-back-routes.js';
import { passportRoutes } from './passport/passport-routes.js';
import { staffPassportRoutes } from './passport/staff-passport-routes.js';
import type { PassportDeps } from './passport/passport-maker.js';
import { mailRoutes } from './mail/mail-routes.js';
import type { MailDeps } from './mail/mail-service.js';
import { matchRoutes } from './matchmaker/match-routes.js';
import { peopleRoutes } from './people/people-routes.js';
import { questionRoutes } from './questions/question-routes.js';
import { assessmentRoutes } from './profiler/assessment-routes.js';
import { profilerRoutes } from './profiler/profiler-routes.js';
import { readyRoutes } from './ready/ready-routes.js';
import { relevanceRoutes } from './relevance/relevance-routes.js';
import { notificationRoutes } from './notifications/notification-routes.js';
import { resumeRoutes } from './resumes/resume-routes.js';
import { referenceImportRoutes } from './reference-imports/import-routes.js';
import { placeRoutes } from './places/place-routes.js';
import { apiTokenRoutes } from './public-api/token-routes.js';
import { rightsRoutes } from './rights/rights-routes.js';
import { recordRoutes } from './record/record-routes.js';
import { staffRecordRoutes } from './record/staff-record-routes.js';
import { scholarshipRoutes } from './scholarships/scholarship-routes.js';
import { schoolRoutes } from './schools/school-routes.js';
import { sessionRoutes } from './session/session-routes.js';
import { setupRoutes } from './setup/setup-routes.js';
import { sharingRoutes } from './sharing/sharing-routes.js';
import { staffPartRoutes } from './staff-parts/part-routes.js';
import { strengthRoutes } from './strengths/strength-routes.js';
import { supportRoutes } from './support/support-routes.js';
import { tagRoutes } from './tags/tag-routes.js';
import { templateRoutes } from './templates/template-routes.js';
import { voiceRoutes } from './voices/voice-routes.js';
import { whyRoutes } from './why/why-routes.js';
import { worryRoutes } from './worries/worry-routes.js';
import { wayRoutes } from './ways/way-routes.js';
import { graduateRoutes } from './graduates/graduate-routes.js';
import { yearCloseRoutes } from './year-close/close-routes.js';
import { yearRoutes } from './years/year-routes.js';

export interface FeatureDeps {
  lms: LmsServices;
  lti: KeyDeps['lti'] & PlatformDeps['lti'];
  /** Plain http to this machine, for the sandbox. */
  allowLoopbackHttp: boolean;
  publicUrl: string;
  files: FileStores;
  vault: PassportDeps['vault'];
  mail?: MailDeps['mail'];
  now: () => Date;
}

/** What an administrator opens to see to the district itself. */
const DISTRICT_ROUTES = [
  ...[liveBoardRoutes, auditRoutes, supportRoutes, apiTokenRoutes],
  ...[yearCloseRoutes, graduateRoutes, rightsRoutes, schoolRoutes, districtClockRoutes],
  staffPartRoutes,
];
/** What teachers give, see and say, and what students see of it. */
const teachingRoutes: readonly Router[] = [
  readyRoutes,
  assignmentRoutes,
  responseRoutes,
  classReportRoutes,
  classRoutes,
  tagRoutes,
  whyRoutes,
  worryRoutes,
  relevanceRoutes,
  copyRoutes,
];
const COURSES = [catalogRoutes, courseImportRoutes, takenRoutes, coursePlanRoutes, diplomaRoutes];

/** Every feature's routes, mounted under /api. */
export function apiRouters(deps: FeatureDeps): Router[] {
  return [
    sessionRoutes,
    notificationRoutes,
    mailRoutes(deps),
    setupRoutes,
    homeRoutes,
    goalRoutes,
    goalTalkRoutes,
    citationRoutes,
    strengthRoutes,
    groupRoutes(),
    groupMakerRoutes(),
    recordRoutes,
    staffRecordRoutes,
    ...counselorRouters,
    conversationRoutes,
    signatureRoutes(deps),
    templateRoutes,
    historyRoutes,
    activityRoutes(deps),
    hourRoutes,
    journalRoutes,
    evidenceRoutes(deps),
    yearRoutes,
    lookBackRoutes,
    ...sharingRouters(deps),
    profilerRoutes,
    matchRoutes,
    assessmentRoutes,
    exploreRoutes,
    careerRoutes,
    questionRoutes,
    collegeRoutes,
    savedCollegeRoutes,
    collegeSearchRoutes,
    wayRoutes,
    ...[placeRoutes, scholarshipRoutes, aidRoutes],
    voiceRoutes,
    resumeRoutes,
    attachRoutes(deps),
    ...teachingRoutes,
    connectionRoutes(deps),
    waitingScoreRoutes,
    workRoutes(deps),
    caliperRoutes(deps),
    ...DISTRICT_ROUTES,
    keyRoutes(deps),
    ...COURSES,
    importRoutes,
    resultImportRoutes,
    ...[instrumentRoutes, referenceImportRoutes],
    peopleRoutes,
  ];
}

/** Who sees a plan, who of the family, what is held, and what is taken along. */
const sharingRouters = (deps: FeatureDeps): Router[] => [
  sharingRoutes,
  heldRoutes,
  familyRoutes(deps),
  classFamilyRoutes(deps),
  familyNoticeRoutes,
  passportRoutes(deps),
  staffPassportRoutes(deps),
];
