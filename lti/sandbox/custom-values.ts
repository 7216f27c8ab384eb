import type { LaunchParts } from './claims.js';
import type { Platform } from './platform.js';

/** How far back its histories go. */
const SCHOOLOGY_KEEPS = 5;

type CustomParts = Pick<LaunchParts, 'platform' | 'person' | 'course' | 'link' | 'tool'>;

/** Custom parameters with their variables filled in; what this system doesn't know stays literal. */
export function customValues(parts: CustomParts): Record<string, string> {
  const { platform, course, link, tool } = parts;
  const variables = variablesFor(parts);
  // Schoology sends the app's own parameters for its menu entry, not for links that a tool made.
  const isOwnOnly = platform.shape === 'schoology' && link.kind === 'assignment';
  const wanted = { ...(isOwnOnly ? {} : tool.customParameters), ...link.custom };
  const entries = Object.entries(wanted).flatMap(([key, value]) => {
    const filled = variables[value] ?? value;
    return keysIn(platform, key).map((name): [string, string] => [
      name,
      platform.shape === 'moodle' ? (filled.split('\n')[0] ?? '') : filled,
    ]);
  });
  const custom = Object.fromEntries(entries);
  if (platform.shape === 'moodle')
    custom.context_memberships_url = platform.serviceUrl('roster', { course: course.id });
  return custom;
}

function keysIn({ shape }: Platform, key: string): string[] {
  if (shape === 'schoology') return [key.toLowerCase()];
  // Moodle sends such a key twice.
  const simple = key.toLowerCase().replace(/[^a-z0-9]/g, '_');
  return shape === 'moodle' && simple !== key ? [key, simple] : [key];
}

function variablesFor({ platform, person, course, link }: CustomParts): Record<string, string> {
  const host = new URL(platform.origin).host;
  const shared = { '$Context.id.history': course.history.join(',') };
  if (platform.shape === 'moodle')
    return {
      ...shared,
      '$User.id': person.id,
      '$User.username': person.username,
      '$Person.sourcedId': person.sisId ?? '',
      '$CourseSection.sourcedId': course.sisId,
    };
  if (platform.shape === 'schoology')
    return {
      '$Context.id.history': course.history.slice(0, SCHOOLOGY_KEEPS).join(','),
      '$ResourceLink.id.history': link.history.slice(0, SCHOOLOGY_KEEPS).join(','),
      '$com.schoology.User.uniqueId': person.sisId ?? '',
      '$com.schoology.Launch.domain': host,
    };
  return {
    ...shared,
    ...(person.sisId && { '$Canvas.user.sisSourceId': person.sisId }),
    '$Canvas.user.id': String(person.number),
    '$Canvas.api.domain': host,
    '$Canvas.course.id': course.id,
    '$Canvas.course.sisSourceId': course.sisId,
    '$Canvas.course.sectionIds': person.sections.map(({ id }) => id).join(','),
    '$com.instructure.User.sectionNames': JSON.stringify(person.sections.map(({ name }) => name)),
  };
}
