/** Plain values for the browser too: what the two logs of a district can say. */

/** What of a student was looked at. */
export const ACCESS_KINDS = [
  'plan',
  'reflection',
  'evidence',
  'class list',
  'same person',
  'activities',
  'service hours',
  'record',
  'contacts',
  'requirements',
  'access log',
  'report',
  'family',
] as const;
export type AccessKind = (typeof ACCESS_KINDS)[number];

/** What an administrator did. */
export const ADMIN_ACTS = [
  'setup-link-used',
  'invitation-made',
  'invitation-revoked',
  'platform-registered',
  'registration-replaced',
  'deployment-bound',
  'deployment-unbound',
  'school-made',
  'self-test-started',
  'sis-file-applied',
  'results-imported',
  'results-import-undone',
  'reference-applied',
  'reference-undone',
  'instrument-loaded',
  'instrument-chosen',
  'people-merged',
  'people-merge-undone',
  'people-kept-apart',
  'people-proposed-again',
  'families-changed',
  'hour-rule-made',
  'hour-rule-removed',
  'template-published',
  'catalog-changed',
  'courses-imported',
  'courses-import-undone',
  'diploma-published',
  'audit-searched',
  'audit-exported',
  'report-asked',
  'report-scheduled',
  'report-schedule-ended',
  'support-allowed',
  'support-ended',
] as const;
export type AdminAct = (typeof ADMIN_ACTS)[number];

/** The name of each in the catalogue (`audit.…`), where it stands beside who looked. */
export const ACCESS_WORDS = {
  plan: 'saw-plan',
  reflection: 'saw-reflection',
  evidence: 'saw-evidence',
  'class list': 'saw-class-list',
  'same person': 'saw-same-person',
  activities: 'saw-activities',
  'service hours': 'saw-service-hours',
  record: 'saw-record',
  contacts: 'saw-contacts',
  requirements: 'saw-requirements',
  'access log': 'saw-access-log',
  report: 'saw-report',
  family: 'saw-family',
} as const satisfies Record<AccessKind, string>;
