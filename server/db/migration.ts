import type { RoleNames } from './roles.js';

export interface MigrationContext {
  /** Runs statements in order, in the migration's transaction, as the owner. */
  run: (...statements: string[]) => Promise<void>;
  roles: RoleNames;
}

export type Migration = (context: MigrationContext) => Promise<void>;

export interface MigrationModule {
  up: Migration;
  down: Migration;
}
