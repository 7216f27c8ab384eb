import type { Snapshot } from '#contracts/history.js';
import type { Actor } from '../../auth/actor.js';

/**
 * What a feature says of its records so that their history works: its own change functions call
 * `keepVersion()`, and this puts a version back.
 */
export interface VersionedKind {
  /**
   * Makes the actor's own record what the snapshot says (a removed one comes back if it was not
   * removed then), without keeping a version. @returns the record as it is now.
   *
   * @throws AppError `not-found` when it is not the actor's.
   */
  restore(actor: Actor, recordId: string, snapshot: Snapshot, now: Date): Promise<Snapshot>;
}
