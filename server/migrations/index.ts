import type { MigrationModule } from '../db/migration.js';
import * as core from './0001-core.js';
import * as lti from './0002-lti.js';
import * as reference from './0003-reference.js';
import * as plan from './0004-plan.js';
import * as explore from './0005-explore.js';
import * as assignments from './0006-assignments.js';
import * as usedLogins from './0007-used-logins.js';
import * as actedBy from './0008-acted-by.js';
import * as scoreDelivery from './0009-score-delivery.js';
import * as rosterRuns from './0010-roster-runs.js';
import * as sharedStates from './0011-shared-states.js';
import * as adminConsole from './0012-console.js';
import * as oneRoster from './0013-oneroster.js';
import * as placements from './0014-placements.js';
import * as scoreDoubt from './0019-score-doubt.js';
import * as keyAge from './0021-key-age.js';
import * as lineItemListing from './0022-line-item-listing.js';
import * as backgroundWork from './0024-background-work.js';
import * as courseCopies from './0025-course-copies.js';
import * as platformGuid from './0026-platform-guid.js';
import * as sections from './0027-sections.js';
import * as classChoices from './0028-class-choices.js';
import * as personMerges from './0029-person-merges.js';
import * as sisRoles from './0030-sis-roles.js';
import * as history from './0031-history.js';
import * as confirmations from './0032-confirmations.js';
import * as hourRequirements from './0033-hour-requirements.js';
import * as journal from './0036-journal.js';
import * as evidence from './0037-evidence.js';
import * as resumes from './0040-resumes.js';
import * as goals from './0044-goals.js';
import * as strengths from './0046-strengths.js';
import * as schoolYears from './0047-school-years.js';
import * as assessmentResults from './0050-assessment-results.js';
import * as record from './0051-record.js';
import * as advisingNotes from './0052-advising-notes.js';
import * as groupGoals from './0053-group-goals.js';
import * as lookBacks from './0054-look-backs.js';
import * as passports from './0056-passports.js';
import * as resultImports from './0060-result-imports.js';
import * as goalChoices from './0061-goal-choices.js';
import * as lookBackVersions from './0062-look-back-versions.js';
import * as assessmentKinds from './0063-assessment-kinds.js';
import * as learningReflections from './0064-learning-reflections.js';
import * as matchMix from './0065-match-mix.js';
import * as matchMarks from './0066-match-marks.js';
import * as programs from './0068-programs.js';
import * as localVoices from './0069-local-voices.js';
import * as opinions from './0070-opinions.js';
import * as careerQuestions from './0071-career-questions.js';
import * as referenceImports from './0080-reference-imports.js';
import * as colleges from './0090-colleges.js';
import * as savedColleges from './0091-saved-colleges.js';
import * as collegeSearches from './0092-college-searches.js';
import * as catalog from './0100-catalog.js';
import * as coursesTaken from './0101-courses-taken.js';
import * as coursePlans from './0102-course-plans.js';
import * as diplomas from './0103-diplomas.js';
import * as planRules from './0110-plan-rules.js';
import * as planWatch from './0111-plan-watch.js';
import * as coursePlanWatch from './0112-course-plan-watch.js';
import * as givenWork from './0120-given-work.js';
import * as wayChoices from './0130-way-choices.js';
import * as places from './0131-places.js';
import * as scholarships from './0132-scholarships.js';
import * as aidSteps from './0133-aid-steps.js';
import * as collegeReleases from './0135-college-releases.js';
import * as districtInstruments from './0136-district-instruments.js';
import * as reports from './0140-reports.js';
import * as conversations from './0150-conversations.js';
import * as apiTokens from './0166-api-tokens.js';
import * as logKeeping from './0175-log-keeping.js';
import * as openLinks from './0176-open-links.js';
import * as reportEnds from './0177-report-ends.js';
import * as missingSince from './0178-missing-since.js';
import * as districtClock from './0179-district-clock.js';
import * as notifications from './0163-notifications.js';
import * as courseWork from './0164-course-work.js';
import * as caliper from './0167-caliper.js';
import * as mail from './0169-mail.js';
import * as supportAccess from './0165-support-access.js';
import * as signedRecords from './0151-signed-records.js';
import * as worries from './0155-worries.js';
import * as itemThemes from './0156-item-themes.js';
import * as graduatePurges from './0183-graduate-purges.js';
import * as yearCloses from './0157-year-closes.js';
import * as staffParts from './0158-staff-parts.js';
import * as readOnlyParts from './0159-read-only-parts.js';
import * as caseloads from './0160-caseloads.js';
import * as family from './0145-family.js';
import * as gradeTasks from './0149-grade-tasks.js';
import * as nudges from './0152-nudges.js';
import * as conferenceDays from './0153-conference-days.js';
import * as passportsByStaff from './0185-passports-by-staff.js';
import * as interventions from './0186-interventions.js';
import * as conferenceGroups from './0187-conference-groups.js';
import * as typedDueDays from './0190-typed-due-days.js';
import * as principals from './0192-principals.js';
import * as queueMarks from './0161-queue-marks.js';
import * as signatures from './0146-signatures.js';
import * as familyNotices from './0147-family-notices.js';

/** Every migration, in order. Names are stored without an ending: .ts and .js are the same. */
export const MIGRATIONS: Record<string, MigrationModule> = {
  '0001-core': core,
  '0002-lti': lti,
  '0003-reference': reference,
  '0004-plan': plan,
  '0005-explore': explore,
  '0006-assignments': assignments,
  '0007-used-logins': usedLogins,
  '0008-acted-by': actedBy,
  '0009-score-delivery': scoreDelivery,
  '0010-roster-runs': rosterRuns,
  '0011-shared-states': sharedStates,
  '0012-console': adminConsole,
  '0013-oneroster': oneRoster,
  '0014-placements': placements,
  '0019-score-doubt': scoreDoubt,
  '0021-key-age': keyAge,
  '0022-line-item-listing': lineItemListing,
  '0024-background-work': backgroundWork,
  '0025-course-copies': courseCopies,
  '0026-platform-guid': platformGuid,
  '0027-sections': sections,
  '0028-class-choices': classChoices,
  '0029-person-merges': personMerges,
  '0030-sis-roles': sisRoles,
  '0031-history': history,
  '0032-confirmations': confirmations,
  '0033-hour-requirements': hourRequirements,
  '0036-journal': journal,
  '0037-evidence': evidence,
  '0040-resumes': resumes,
  '0044-goals': goals,
  '0046-strengths': strengths,
  '0047-school-years': schoolYears,
  '0050-assessment-results': assessmentResults,
  '0051-record': record,
  '0052-advising-notes': advisingNotes,
  '0053-group-goals': groupGoals,
  '0054-look-backs': lookBacks,
  '0056-passports': passports,
  '0060-result-imports': resultImports,
  '0061-goal-choices': goalChoices,
  '0062-look-back-versions': lookBackVersions,
  '0063-assessment-kinds': assessmentKinds,
  '0064-learning-reflections': learningReflections,
  '0065-match-mix': matchMix,
  '0066-match-marks': matchMarks,
  '0068-programs': programs,
  '0069-local-voices': localVoices,
  '0070-opinions': opinions,
  '0071-career-questions': careerQuestions,
  '0080-reference-imports': referenceImports,
  '0090-colleges': colleges,
  '0091-saved-colleges': savedColleges,
  '0092-college-searches': collegeSearches,
  '0100-catalog': catalog,
  '0101-courses-taken': coursesTaken,
  '0102-course-plans': coursePlans,
  '0103-diplomas': diplomas,
  '0110-plan-rules': planRules,
  '0111-plan-watch': planWatch,
  '0112-course-plan-watch': coursePlanWatch,
  '0120-given-work': givenWork,
  '0130-way-choices': wayChoices,
  '0131-places': places,
  '0132-scholarships': scholarships,
  '0133-aid-steps': aidSteps,
  '0135-college-releases': collegeReleases,
  '0136-district-instruments': districtInstruments,
  '0140-reports': reports,
  '0150-conversations': conversations,
  '0151-signed-records': signedRecords,
  '0155-worries': worries,
  '0156-item-themes': itemThemes,
  '0157-year-closes': yearCloses,
  '0158-staff-parts': staffParts,
  '0159-read-only-parts': readOnlyParts,
  '0160-caseloads': caseloads,
  '0145-family': family,
  '0161-queue-marks': queueMarks,
  '0163-notifications': notifications,
  '0164-course-work': courseWork,
  '0165-support-access': supportAccess,
  '0146-signatures': signatures,
  '0147-family-notices': familyNotices,
  '0166-api-tokens': apiTokens,
  '0167-caliper': caliper,
  '0169-mail': mail,
  '0175-log-keeping': logKeeping,
  '0176-open-links': openLinks,
  '0177-report-ends': reportEnds,
  '0178-missing-since': missingSince,
  '0179-district-clock': districtClock,
  '0149-grade-tasks': gradeTasks,
  '0152-nudges': nudges,
  '0153-conference-days': conferenceDays,
  '0185-passports-by-staff': passportsByStaff,
  '0186-interventions': interventions,
  '0187-conference-groups': conferenceGroups,
  '0190-typed-due-days': typedDueDays,
  '0183-graduate-purges': graduatePurges,
  '0192-principals': principals,
};
