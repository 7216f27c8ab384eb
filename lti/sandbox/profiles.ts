import type { Course, Shape } from './types.js';

export const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim/';
export const DEEP_LINK = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
export const AGS_CLAIM = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
export const NRPS_CLAIM = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';
export const TOOL_CONFIGURATION = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
export const PLATFORM_CONFIGURATION = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
export const CANVAS_SUBMISSION = 'https://canvas.instructure.com/lti/submission';

const AGS = 'https://purl.imsglobal.org/spec/lti-ags/scope/';
export const SCOPE = {
  lineItem: `${AGS}lineitem`,
  lineItemRead: `${AGS}lineitem.readonly`,
  result: `${AGS}result.readonly`,
  score: `${AGS}score`,
  roster: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
} as const;
export const AGS_SCOPES = [SCOPE.lineItem, SCOPE.lineItemRead, SCOPE.result, SCOPE.score];

export const MEDIA = {
  roster: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json',
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  score: 'application/vnd.ims.lis.v1.score+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
} as const;

export interface Paths {
  auth: string;
  token: string;
  jwks: string;
  /** Schoology has none: its apps are set up by hand. */
  register: string | null;
  roster: string;
  lineItems: string;
  lineItem: string;
  deepLinkReturn: string;
}

export interface Profile {
  shape: Shape;
  label: string;
  clientId: string;
  deploymentId: string;
  /** How long an id token lives, in seconds. */
  tokenLife: number;
  pageSize: number | null;
  /** What every service address of the tool ends with. */
  serviceQuery: string;
  paths: Paths;
  course: Course;
  customParameters: Record<string, string>;
  product: { family: string; version?: string; guid: string };
}

const COURSE = {
  id: '1',
  title: 'Career Explorations 8',
  sisId: 'RB-2026-CAREER8-03',
  history: [] as string[],
};

/** Everything in which the three systems differ that is only data. */
export const PROFILES: Record<Shape, Profile> = {
  canvas: {
    shape: 'canvas',
    label: 'Canvas',
    clientId: '170000000000451',
    deploymentId: '880:e91c7a40d3b2586f01c9e8d7a6b5c4d3f2e1a0b9',
    tokenLife: 3600,
    pageSize: 50,
    serviceQuery: '',
    paths: {
      auth: '/auth',
      token: '/login/oauth2/token',
      jwks: '/api/lti/security/jwks',
      register: '/api/lti/registrations',
      roster: '/api/lti/courses/:course/names_and_roles',
      lineItems: '/api/lti/courses/:course/line_items',
      lineItem: '/api/lti/courses/:course/line_items/:item',
      deepLinkReturn: '/courses/:course/deep_linking_response',
    },
    course: {
      ...COURSE,
      contextId: '4b1f9e0c7d2a65e8f3b09c41d7a2e6f581903bcd',
      label: 'CAREER 8',
    },
    customParameters: {
      context_id_history: '$Context.id.history',
      user_sis_id: '$Canvas.user.sisSourceId',
      canvas_api_domain: '$Canvas.api.domain',
      course_sis_id: '$Canvas.course.sisSourceId',
      section_ids: '$Canvas.course.sectionIds',
      section_names: '$com.instructure.User.sectionNames',
      acting_as_user_id: '$Canvas.masqueradingUser.id',
    },
    product: {
      family: 'canvas',
      version: 'cloud',
      guid: 'kQ2mWc8vYp0Lr5tHs9dXb3fNj6gZa1uEe4iOo7kC:canvas-lms',
    },
  },
  moodle: {
    shape: 'moodle',
    label: 'Moodle',
    clientId: 'tQ7fWk2ZpXr9LmA',
    deploymentId: '7',
    tokenLife: 60,
    pageSize: null,
    serviceQuery: '?type_id=7',
    paths: {
      auth: '/auth',
      token: '/mod/lti/token.php',
      jwks: '/mod/lti/certs.php',
      register: '/mod/lti/openid-registration.php',
      roster: '/mod/lti/services.php/CourseSection/:course/bindings/7/memberships',
      lineItems: '/mod/lti/services.php/:course/lineitems',
      lineItem: '/mod/lti/services.php/:course/lineitems/:item/lineitem',
      deepLinkReturn: '/mod/lti/contentitem_return.php/:course',
    },
    course: { ...COURSE, contextId: '118', label: 'CAREER-8' },
    customParameters: { context_id_history: '$Context.id.history' },
    product: { family: 'moodle', version: '2024100706', guid: '3c9b2a7e5f1d4806a9e2c7b4d1f0835e' },
  },
  schoology: {
    shape: 'schoology',
    label: 'Schoology',
    clientId: '7712345678',
    deploymentId: '7712345678-1400000001',
    tokenLife: 300,
    pageSize: 100,
    serviceQuery: '',
    paths: {
      auth: '/auth',
      token: '/lti-service/access-token',
      jwks: '/lti-service/.well-known/jwks',
      register: null,
      roster: '/lti-service/services/names-roles/v2p0/membership/:course',
      lineItems: '/lti-service/services/assignment-grade/v2p0/sections/:course/lineitems',
      lineItem: '/lti-service/services/assignment-grade/v2p0/sections/:course/lineitems/:item',
      deepLinkReturn: '/lti-service/deep-link/:course/return',
    },
    course: { ...COURSE, contextId: '6612009871', label: null },
    customParameters: {
      context_id_history: '$Context.id.history',
      resource_link_id_history: '$ResourceLink.id.history',
      user_sis_id: '$com.schoology.User.uniqueId',
      launch_domain: '$com.schoology.Launch.domain',
    },
    product: { family: 'schoology', guid: 'riverbend.schoology.com' },
  },
};
