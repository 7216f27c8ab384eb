import type { Request, Response } from 'express';
import type { JSONWebKeySet } from 'jose';

/** The three learning systems whose manners the sandbox has. */
export const SHAPES = ['canvas', 'moodle', 'schoology'] as const;
export type Shape = (typeof SHAPES)[number];

export type Part = 'student' | 'teacher' | 'counselor' | 'admin' | 'observer';

export interface Person {
  /** `sub` in tokens and `user_id` in rosters. */
  id: string;
  /** The system's own number; Canvas also takes it where it takes `id`. */
  number: number;
  /** What Canvas sends as `login_hint`. */
  legacyId: string;
  part: Part;
  givenName: string;
  familyName: string;
  name: string;
  email: string;
  username: string;
  sisId: string | null;
  /** Groups inside the course that they are in; only Canvas has such. */
  sections: { id: string; name: string }[];
  /** Ids of the students whom a parent follows. */
  observes: string[];
}

export interface Course {
  /** As in the addresses of pages and services. */
  id: string;
  contextId: string;
  label: string | null;
  title: string;
  sisId: string;
  /** Context ids of the courses this one was copied from, nearest first. */
  history: string[];
}

export interface ResourceLink {
  id: string;
  courseId: string;
  title: string;
  text: string;
  url: string;
  custom: Record<string, string>;
  /** Course navigation, or the thing that a teacher added. */
  kind: 'course' | 'assignment';
  lineItemId: string | null;
  dueAt: string | null;
  /** Ids of the links this one was copied from, nearest first. */
  history: string[];
}

export interface LineItem {
  id: string;
  courseId: string;
  label: string;
  scoreMaximum: number;
  resourceId?: string;
  tag?: string;
  resourceLinkId?: string;
  startDateTime?: string;
  endDateTime?: string;
  /** Made together with its activity by deep linking. */
  isCoupled: boolean;
}

/** How far a student is with work of the system's own. */
export interface Work {
  state: 'new' | 'draft' | 'submitted' | 'graded';
  points: number | null;
  maximum: number;
}

/** A cell of the gradebook. */
export interface Grade {
  lineItemId: string;
  userId: string;
  score: number | null;
  comment: string;
  timestamp: string;
  attempts: number;
  needsGrading: boolean;
}

/** One score call as it came in, with the answer it got. */
export interface PostedScore {
  lineItemId: string;
  status: number;
  payload: Record<string, unknown>;
}

export interface Tool {
  clientId: string;
  deploymentId: string;
  name: string;
  loginUrl: string;
  launchUrl: string;
  redirectUris: string[];
  jwksUrl: string;
  domain: string;
  customParameters: Record<string, string>;
}

export type ManualTool = Partial<Pick<Tool, 'clientId' | 'name' | 'customParameters'>> &
  Pick<Tool, 'loginUrl' | 'launchUrl' | 'redirectUris' | 'jwksUrl' | 'domain'>;

export const SERVICES = [
  'configuration',
  'registration',
  'jwks',
  'token',
  'roster',
  'lineItems',
  'scores',
  'results',
] as const;
export type Service = (typeof SERVICES)[number];

export interface Fault {
  status?: number;
  /** Goes with the status instead of the usual JSON. */
  text?: string;
  headers?: Record<string, string>;
  latencyMs?: number;
  /** Answers 200 with something that isn't what was asked for. */
  garbage?: boolean;
  /** Breaks the connection: before anything is done, or after, so that only the answer is lost. */
  cut?: 'before' | 'after';
  /** Any other answer: half a JSON, a page without end, the wrong media type. */
  answer?: (request: Request, response: Response) => void;
  /** How many more requests it spoils; without it, every one. */
  times?: number;
}

export interface Faults {
  services: Partial<Record<Service, Fault>>;
  /** Overrides the system's own roster page size. */
  pageSize: number | null;
  namesWithheld: boolean;
}

export type MessageType = 'LtiResourceLinkRequest' | 'LtiDeepLinkingRequest';

/** A launch that has begun and waits for the tool to come to the authorization endpoint. */
export interface PendingLaunch {
  clientId: string;
  personId: string;
  courseId: string;
  linkId: string;
  messageType: MessageType;
  target: string;
  locale: string;
  documentTarget: 'iframe' | 'window';
}

/** A content item that came back from the tool and was accepted. */
export interface PendingItem {
  title: string;
  text: string;
  url: string;
  custom: Record<string, string>;
  dueAt: string | null;
  lineItem: { scoreMaximum: number; label?: string; resourceId?: string; tag?: string } | null;
}

export interface DeepLinkVisit {
  personId: string;
  courseId: string;
  locale: string;
  clientId: string;
  /** Filled by the tool's answer, until the teacher saves the form. */
  items: PendingItem[] | null;
}

export interface PlatformState {
  /** Work that is none of the tool's, by assignment and person with a blank between. */
  work: Map<string, Work>;
  /** What was asked of the system's own API. */
  restRequests: string[];
  people: Person[];
  courses: Map<string, Course>;
  links: Map<string, ResourceLink>;
  lineItems: Map<string, LineItem>;
  /** By `<line item id>/<user id>`. */
  grades: Map<string, Grade>;
  scores: PostedScore[];
  requests: Record<Service, number>;
  tools: Map<string, Tool>;
  launches: Map<string, PendingLaunch>;
  deepLinks: Map<string, DeepLinkVisit>;
  /** Access tokens by value. */
  tokens: Map<string, { clientId: string; scopes: string[]; expiresAt: number }>;
  registrationTokens: Set<string>;
  usedNonces: Set<string>;
  /** Next number for anything that is numbered. */
  counter: number;
}

export type FetchKeys = (address: string) => Promise<JSONWebKeySet>;
