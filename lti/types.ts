/**
 * What a launch means to the rest of Pathlight, in our own words. Nothing outside `lti/` reads an
 * id token; nothing in here knows what a plan or a goal is.
 */

import type { Caliper } from './caliper/types.js';
import type { LmsWork } from './rest/types.js';

/** Which LMS sent the launch; `other` gets standard behaviour with no quirks. */
export type PlatformFamily =
  | 'canvas'
  | 'moodle'
  | 'schoology'
  | 'brightspace'
  | 'blackboard'
  | 'sakai'
  | 'other';

/**
 * The person's part in *this* course, from membership roles alone (an institution role in Canvas
 * only means "somewhere"). `none` is a person with no part in the class: own data only.
 */
export type CourseRole = 'student' | 'teacher' | 'assistant' | 'designer' | 'observer' | 'none';

export type MessageType = 'resource-link' | 'deep-linking' | 'submission-review';

export interface LaunchUser {
  /** Unique within the registration (issuer + client id), never across registrations. */
  sub: string;
  name?: string;
  givenName?: string;
  familyName?: string;
  email?: string;
  /** The district's own id for the person, where the LMS shares it. */
  sisId?: string;
}

export interface LaunchCourse {
  /** `context.id` as the LMS sent it. */
  lmsId: string;
  title?: string;
  label?: string;
  /** Ids of the courses this one was copied from, nearest first. */
  history: string[];
}

/** A group inside a course, where a platform has such (Canvas: one course, many sections). */
export interface CourseSection {
  /** The platform's own id of the section. */
  lmsId: string;
  name?: string;
}

/** Assignment and Grade Services, as offered in this launch. */
export interface GradeService {
  lineItemsUrl?: string;
  lineItemUrl?: string;
  scopes: string[];
}

/** @see https://www.imsglobal.org/spec/lti-dl/v2p0#deep-linking-settings */
export interface DeepLinkSettings {
  returnUrl: string;
  acceptTypes: string[];
  /** Where the platform can show what is linked: `iframe`, `window` and the like. */
  documentTargets: string[];
  acceptsMultiple: boolean;
  acceptsLineItem: boolean;
  autoCreate: boolean;
  /** Opaque to us; must travel back unchanged. */
  data?: string;
}

/** A checked launch. Every field has passed the gate; `$Variables` nobody resolved are gone. */
export interface LaunchContext {
  messageType: MessageType;
  /** Our own ids (UUID) of the registration and the deployment. */
  registrationId: string;
  deploymentId: string;
  /** The district that the deployment is bound to. */
  tenantId: string;
  /** The school, where the deployment is bound to one. */
  schoolId: string | null;
  family: PlatformFamily;
  /** The LMS's own id of itself, unique within its issuer. */
  platformGuid?: string;
  user: LaunchUser;
  courseRole: CourseRole;
  /** An administrator of the institution or the LMS, whatever the course role. */
  isAdministrator: boolean;
  /** Canvas "Student View" and the like: kept out of reports and grades. */
  isTestUser: boolean;
  course?: LaunchCourse;
  /** The sections of the course that the person is in; absent where the platform says nothing. */
  sections?: CourseSection[];
  /** `history`: ids of the links that this one was copied from, nearest first, where the LMS tells. */
  resourceLink?: { id: string; title?: string; history?: string[] };
  grades?: GradeService;
  /** NRPS `context_memberships_url`. */
  rosterUrl?: string;
  deepLink?: DeepLinkSettings;
  /** For a submission review: `sub` of the learner whose work is to be shown. */
  forUserSub?: string;
  /** Custom parameters, keys in lower case, unresolved variables dropped. */
  custom: Record<string, string>;
  /** Path and query on our own origin that the launch asks for, e.g. `/lti/launch?ref=…`. */
  target: string;
  locale?: string;
  /** Where to send the person when they leave, and how the tool is shown. */
  returnUrl?: string;
  documentTarget?: string;
}

/** One person of a class list. @see https://www.imsglobal.org/spec/lti-nrps/v2p0 */
export interface RosterMember extends LaunchUser {
  courseRole: CourseRole;
  isActive: boolean;
  /** As for a launch. */
  sections?: CourseSection[];
}

export interface RosterPage {
  members: RosterMember[];
  /** Entries that could not be read (no user_id and the like), counted and left out. */
  skipped: number;
}

/** @see https://www.imsglobal.org/spec/lti-ags/v2p0#line-item-service */
export interface LineItem {
  url: string;
  label: string;
  scoreMaximum: number;
  resourceId?: string;
  resourceLinkId?: string;
  tag?: string;
  endDateTime?: string;
}

/** A score in our own words. @see https://www.imsglobal.org/spec/lti-ags/v2p0#score-publish-service */
export interface Score {
  /** `sub` of the learner. */
  sub: string;
  /** Null empties the cell. */
  points: number | null;
  maxPoints: number;
  comment?: string;
  /** The LMS took the same comment with an earlier score. */
  isSameComment?: boolean;
  /** Must rise by at least one second for every post about one learner and line item. */
  timestamp: Date;
  /** When the learner handed in; a score sent later must not make the work late. */
  submittedAt?: Date;
  /** A change of an earlier score, not a new attempt. */
  isUpdate: boolean;
  /** Where staff of the course read the work; Canvas opens it in SpeedGrader. */
  workUrl?: string;
}

export interface Result {
  sub: string;
  points: number | null;
  maxPoints: number | null;
  /** Only some platforms tell. */
  comment?: string;
  changedAt?: Date;
}

/** A column to be made. */
export interface NewLineItem extends Omit<LineItem, 'url'> {
  /** What the column's own page opens, on platforms where a column has one. */
  launchUrl?: string;
}

/** A link the teacher puts into the course. @see https://www.imsglobal.org/spec/lti-dl/v2p0#lti-resource-link */
export interface ContentItem {
  title: string;
  text?: string;
  url: string;
  custom: Record<string, string>;
  lineItem?: {
    label: string;
    scoreMaximum: number;
    resourceId: string;
    tag?: string;
    /** What a click on a learner's cell opens. */
    submissionReview?: { url: string; custom: Record<string, string> };
  };
  /** When it can be seen, and when work can be handed in. ISO 8601; many platforms drop some. */
  available?: { startDateTime?: string; endDateTime?: string };
  submission?: { startDateTime?: string; endDateTime?: string };
}

/** A form the browser posts back to the LMS from inside the frame. */
export interface FormPost {
  action: string;
  fields: Record<string, string>;
}

/** Calls to an LMS. Each may throw `LmsError`; none may run inside a database transaction. */
export interface LmsServices {
  /** For a self-test. */
  checks: LmsChecks;
  /** Ordinary course work, with a token of the district's. */
  work: LmsWork;
  /** Events for a district's own records. */
  caliper: Caliper;
  /**
   * Every page of the class list, one by one. A person may be named on several.
   *
   * @param linkId - a resource link of ours in the course, where the list is to tell sections too.
   */
  fetchRoster(
    registrationId: string,
    rosterUrl: string,
    linkId?: string | null,
  ): AsyncIterable<RosterPage>;
  /** The line items our tool may see, every page. */
  listLineItems(registrationId: string, lineItemsUrl: string): Promise<LineItem[]>;
  createLineItem(
    registrationId: string,
    lineItemsUrl: string,
    item: NewLineItem,
  ): Promise<LineItem>;
  sendScore(registrationId: string, lineItemUrl: string, score: Score): Promise<void>;
  readResult(registrationId: string, lineItemUrl: string, sub: string): Promise<Result | null>;
  /** What the gradebook shows for everybody, every page. */
  listResults(registrationId: string, lineItemUrl: string): Promise<Result[]>;
  /** Signs the answer to a deep-linking launch; makes no call. An empty list is a cancel. */
  answerDeepLink(
    deployment: { registrationId: string; deploymentId: string },
    settings: DeepLinkSettings,
    items: ContentItem[],
    message?: string,
  ): Promise<FormPost>;
}

/** What a self-test asks an LMS. Reads only; each may throw `LmsError`. */
export interface LmsChecks {
  /** How many keys it publishes, and by how many milliseconds its clock is ahead (null: not told). */
  platformKeys(registrationId: string): Promise<{ keys: number; clockSkewMs: number | null }>;
  /** Whether it gives a new token for this scope. */
  access(registrationId: string, scope: string): Promise<void>;
  /** The first page of a class list: how many people, and how many of them with a name. */
  rosterPage(
    registrationId: string,
    rosterUrl: string,
  ): Promise<{ members: number; named: number }>;
}
