import pg from 'pg';
import { loadReference } from './reference/seed.js';

/**
 * Loads the reference data (occupations and their kin) as the owner; a second run finds nothing to
 * do. The app login can only read it.
 */
export async function seedReference(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await loadReference(client);
  } finally {
    await client.end();
  }
}
