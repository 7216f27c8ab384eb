import type { CourseSection } from './types.js';

/** More than anybody teaches, so that a mistaken value can't fill a table. */
const MOST = 200;
const ID_LENGTH = 255;
const NAME_LENGTH = 300;

/**
 * The sections of a course that a person is in, out of our custom parameters `section_ids`
 * (`$Canvas.course.sectionIds`: `611,612`) and `section_names` (`$com.instructure.User.sectionNames`: a
 * JSON array in a string). Canvas sorts both by the section's id, so they go together by position; names
 * that don't fit the ids are left out.
 *
 * @param custom - variables that nobody resolved are gone already.
 * @returns undefined where the platform says nothing of sections.
 * @see https://canvas.instructure.com/doc/api/file.tools_variable_substitutions.html
 */
export function sectionsOf(custom: Record<string, string>): CourseSection[] | undefined {
  const ids = (custom.section_ids ?? '').split(',').map((id) => id.trim());
  const names = namesIn(custom.section_names);
  const sections = new Map<string, CourseSection>();
  for (const [index, lmsId] of ids.entries()) {
    if (lmsId === '' || lmsId.length > ID_LENGTH) continue;
    const name = names.length === ids.length ? names[index]?.trim().slice(0, NAME_LENGTH) : '';
    sections.set(lmsId, { lmsId, ...(name && { name }) });
  }
  return sections.size > 0 && sections.size <= MOST ? [...sections.values()] : undefined;
}

function namesIn(json: string | undefined): string[] {
  if (json === undefined) return [];
  try {
    const names: unknown = JSON.parse(json);
    return Array.isArray(names) ? names.map((name) => (typeof name === 'string' ? name : '')) : [];
  } catch {
    return [];
  }
}
