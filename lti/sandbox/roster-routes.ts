import { type Request, Router } from 'express';
import { parametersOf } from './parameters.js';
import { customValues } from './custom-values.js';
import { currentTool, type Platform } from './platform.js';
import { CLAIM, MEDIA, SCOPE } from './profiles.js';
import { rosterRoles } from './roles.js';
import { accepts, service, withScope } from './service.js';
import type { Course, Person, ResourceLink } from './types.js';

/** Names and Role Provisioning, in pages. */
export function rosterRoutes(platform: Platform): Router {
  const router = Router();
  router.get(
    platform.profile.paths.roster,
    service(platform, 'roster'),
    withScope(platform, SCOPE.roster),
    accepts(platform, MEDIA.roster),
    (request: Request<{ course: string }>, response) => {
      const course = platform.state.courses.get(request.params.course);
      if (!course) {
        response.status(404).json({ errors: { type: 'not_found' } });
        return;
      }
      const given = parametersOf(request);
      const link = linkAskedFor(platform, given.rlid);
      if (link === 'unknown') {
        response.status(400).json({ errors: { type: 'bad_request', message: NO_LINK } });
        return;
      }
      const { members, next } = page(platform, { course, link, given });
      const id = platform.serviceUrl('roster', { course: course.id });
      if (next) response.set('Link', `<${id}?${next.toString()}>; rel="next"`);
      const { contextId, label, title } = course;
      response.type(MEDIA.roster).json({ id, context: { id: contextId, label, title }, members });
    },
  );
  return router;
}

const NO_LINK = 'Requested ResourceLink was not found';

/** Of these systems only Canvas tells more about people when a link is named. */
function linkAskedFor(platform: Platform, id: string | undefined) {
  if (id === undefined || platform.shape !== 'canvas') return null;
  return platform.state.links.get(id) ?? 'unknown';
}

interface Page {
  course: Course;
  link: ResourceLink | null;
  given: Record<string, string>;
}

function page(platform: Platform, { course, link, given }: Page) {
  const role = given.role?.split('#').at(-1);
  const isWanted = (name: string) => !role || name.split('#').at(-1) === role;
  const all = platform.state.people.filter((person) =>
    rosterRoles(platform.shape, person.part)?.some(isWanted),
  );
  const from = Math.max(0, Number(given.from) || 0);
  const most = platform.faults.pageSize ?? platform.profile.pageSize ?? all.length;
  const limit = Math.min(most, Math.max(1, Number(given.limit) || most));
  const next = new URLSearchParams({ ...given, limit: `${limit}`, from: `${from + limit}` });
  return {
    // Only those of the page, so that a page of a very long list costs no more than another.
    members: all.slice(from, from + limit).map((person) => ({
      ...member(platform, person),
      ...(link && messageFor(platform, person, course, link)),
    })),
    next: from + limit < all.length ? next : null,
  };
}

function member(platform: Platform, person: Person) {
  const names = {
    name: person.name,
    given_name: person.givenName,
    family_name: person.familyName,
    email: person.email,
    ...(person.sisId && platform.shape !== 'schoology' && { lis_person_sourcedid: person.sisId }),
  };
  return {
    status: 'Active',
    ...(!platform.faults.namesWithheld && names),
    user_id: person.id,
    ...(platform.shape === 'canvas' && { lti11_legacy_user_id: person.legacyId }),
    roles: rosterRoles(platform.shape, person.part) ?? [],
  };
}

/** What a launch of the link would tell of this person. */
function messageFor(platform: Platform, person: Person, course: Course, link: ResourceLink) {
  const custom = customValues({ platform, person, course, link, tool: currentTool(platform) });
  return {
    message: [
      {
        [`${CLAIM}message_type`]: 'LtiResourceLinkRequest',
        locale: 'en',
        [`${CLAIM}custom`]: custom,
      },
    ],
  };
}
