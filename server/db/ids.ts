import { v7 } from 'uuid';

/** A new row's id: UUIDv7, so that rows made together stand together in an index. */
export function newId(): string {
  return v7();
}
