import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { NewCatalogCourse } from '#contracts/catalog.js';
import { withTenant } from '../db/tenant.js';
import { catalogByCode } from '../features/courses/catalog-records.js';
import { storeCatalog } from '../features/courses/catalog-service.js';

const FOLDER = join(import.meta.dirname, '..', '..', 'seeders', 'demo', 'courses');
const read = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));

/** A made-up catalog for the demo district. A district that has courses keeps its own. */
export async function seedDemoCourses(tenantId: string): Promise<void> {
  await withTenant(tenantId, async () => {
    if ((await catalogByCode()).size > 0) return;
    await storeCatalog(z.array(NewCatalogCourse).parse(read('catalog.json')), new Date());
  });
}
