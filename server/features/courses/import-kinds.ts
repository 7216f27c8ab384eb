import type { CourseImportKind } from '#contracts/course-fields.js';
import { scholarshipImport } from '../scholarships/scholarship-import.js';
import { catalogImport } from './catalog-import.js';
import type { ImportKind } from './import-kind.js';
import { takenImport } from './taken-import.js';

export const IMPORT_KINDS: Record<CourseImportKind, ImportKind> = {
  catalog: catalogImport,
  taken: takenImport,
  scholarships: scholarshipImport,
};
