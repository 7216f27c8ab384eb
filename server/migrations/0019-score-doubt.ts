import type { Migration } from '../db/migration.js';
import { addColumns, column } from './dsl.js';

const COLUMNS = {
  /** Which wish the post without an answer was of; null when posts of several are in doubt. */
  doubt_seq: column('integer', 'system', 1, 'plan', false),
};

/** Two wishes may differ in the comment only: then the points in the gradebook prove neither. */
export const up: Migration = async ({ run }) => {
  await run(...addColumns('score_intents', COLUMNS));
};

export const down: Migration = async ({ run }) => {
  await run('alter table score_intents drop column doubt_seq');
};
