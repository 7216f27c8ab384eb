import type { Migration } from '../db/migration.js';
import { addColumns, column } from './dsl.js';

const COLUMNS = {
  /** The LMS's own id of itself (`tool_platform.guid`), by which two registrations are known as of one. */
  platform_guid: column('text', 'system', 0, 'district', false),
};

/** Of two registrations under one hosted issuer, the guid tells whether they are of the same school. */
export const up: Migration = async ({ run }) => {
  await run(...addColumns('lti_deployments', COLUMNS));
};

export const down: Migration = async ({ run }) => {
  await run('alter table lti_deployments drop column platform_guid');
};
