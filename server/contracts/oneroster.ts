/**
 * The OneRoster 1.2 files that we take and the columns of each that we read. Plain values.
 *
 * What is not named here never leaves the administrator's computer: no name, e-mail, password, birth
 * date, sex or race is read.
 *
 * Source: 1EdTech OneRoster 1.2.1, CSV binding.
 */
export const SIS_COLUMNS = {
  orgs: ['sourcedId', 'status', 'name', 'type', 'identifier', 'parentSourcedId'],
  academicSessions: ['sourcedId', 'status', 'title', 'type', 'startDate', 'endDate'],
  courses: ['sourcedId', 'status', 'title', 'courseCode', 'orgSourcedId'],
  classes: [
    ...['sourcedId', 'status', 'title', 'courseSourcedId', 'classCode', 'classType'],
    ...['schoolSourcedId', 'termSourcedIds'],
  ],
  users: [
    ...['sourcedId', 'status', 'enabledUser', 'identifier', 'agentSourcedIds', 'grades'],
    'primaryOrgSourcedId',
  ],
  roles: ['sourcedId', 'status', 'userSourcedId', 'roleType', 'role', 'orgSourcedId'],
  enrollments: ['sourcedId', 'status', 'classSourcedId', 'userSourcedId', 'role'],
} as const;

export type SisKind = keyof typeof SIS_COLUMNS;

/** In an order in which each names only what came before it. */
export const SIS_KINDS = Object.keys(SIS_COLUMNS) as SisKind[];

/** Rows that one request may bring, and that one import may have. */
export const IMPORT_BATCH_MAX = 250;
export const IMPORT_ROWS_MAX = 500_000;
export const IMPORT_CELL_MAX = 1_000;
/** Rows with mistakes that are shown; the rest comes once these are mended. */
export const IMPORT_ERRORS_SHOWN = 500;
