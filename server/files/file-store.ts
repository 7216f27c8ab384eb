import { isInTransaction } from '../db/tenant.js';

/** A file of a student, and which picture of it: the whole or a small one. */
export interface FileKey {
  tenantId: string;
  fileId: string;
  variant: 'file' | 'thumbnail';
}

/**
 * Where the bytes of files lie. None of these is called inside a transaction: it may be another machine.
 */
export interface FileStore {
  /** Putting the same key again replaces what lies there. */
  put(key: FileKey, bytes: Uint8Array, type: string): Promise<void>;
  /** In parts, so that a slow reader holds neither a connection nor the whole file. */
  read(key: FileKey): AsyncIterable<Uint8Array>;
  /** What isn't there is gone already. */
  remove(key: FileKey): Promise<void>;
}

export type StoreName = 'database' | 's3';

/** New files go to `current`; those of before are read where they lie. */
export interface FileStores {
  current: StoreName;
  byName: Partial<Record<StoreName, FileStore>>;
}

/** @throws Error when files lie in a store that isn't set up (any more). */
export function storeNamed(stores: FileStores, name: StoreName): FileStore {
  const store = stores.byName[name];
  if (!store) throw new Error(`No file store "${name}" is set up.`);
  if (isInTransaction()) throw new Error('A file store was asked for inside a transaction.');
  return store;
}
