import { createHash, randomUUID } from 'node:crypto';
import { addItem } from './line-item-routes.js';
import { nextNumber, type Platform } from './platform.js';
import type { Course, ResourceLink } from './types.js';

/**
 * A copy of a course for the next term: links and columns get new ids, what the tool wrote into them
 * (custom parameters, address, resource id, tag) is copied as it is, grades are not.
 */
export function copyCourse(platform: Platform, source: Course): Course {
  const { state } = platform;
  const id = String(nextNumber(state));
  const copy: Course = {
    ...source,
    id,
    contextId: contextIdOf(platform, id),
    title: `${source.title} (copy)`,
    sisId: `${source.sisId}-${id}`,
    history: [source.contextId, ...source.history],
  };
  state.courses.set(id, copy);
  for (const link of [...state.links.values()])
    if (link.courseId === source.id) copyLink(platform, link, copy);
  return copy;
}

function copyLink(platform: Platform, link: ResourceLink, course: Course): void {
  const { state, shape } = platform;
  const isMenu = link.kind === 'course' && shape !== 'moodle';
  const fresh = shape === 'canvas' ? randomUUID() : String(nextNumber(state));
  const id = isMenu ? course.contextId : fresh;
  const item = state.lineItems.get(link.lineItemId ?? '');
  const copied = item && addItem(platform, { ...item, courseId: course.id, resourceLinkId: id });
  state.links.set(id, {
    ...link,
    id,
    courseId: course.id,
    custom: { ...link.custom },
    lineItemId: copied?.id ?? null,
    history: [link.id, ...link.history],
  });
}

/** Each system names its courses in its own way. */
function contextIdOf({ shape }: Platform, id: string): string {
  if (shape === 'canvas') return createHash('sha1').update(`course/${id}`).digest('hex');
  return shape === 'moodle' ? id : String(6_612_000_000 + Number(id));
}
