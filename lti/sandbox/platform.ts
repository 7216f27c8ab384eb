import type { KeyObject } from 'node:crypto';
import type { CryptoKey, JWK } from 'jose';
import type { ClaimOptions } from './claims.js';
import type { Paths, Profile } from './profiles.js';
import type {
  Course,
  Faults,
  FetchKeys,
  ManualTool,
  Person,
  PlatformState,
  ResourceLink,
  Shape,
  Tool,
} from './types.js';

export interface SignOptions {
  kid?: string;
  key?: CryptoKey | KeyObject;
  header?: Record<string, unknown>;
}

export interface RegistrationInfo {
  issuer: string;
  authEndpoint: string;
  tokenEndpoint: string;
  jwksUrl: string;
  clientId: string;
  deploymentId: string;
  /** Null where tools are set up by hand only. */
  configurationUrl: string | null;
}

export interface LaunchOptions extends Pick<ClaimOptions, 'messageType' | 'locale'> {
  documentTarget?: 'iframe' | 'window';
}

/** One learning system with one course, and what tests may turn and look at. */
export interface Platform {
  readonly shape: Shape;
  readonly profile: Profile;
  readonly origin: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentId: string;
  readonly state: PlatformState;
  readonly faults: Faults;
  readonly fetchKeys: FetchKeys;
  now(): Date;
  registrationInfo(): RegistrationInfo;
  registerManually(tool: ManualTool): Tool;
  /** The first person of that name, part (`teacher`) or id. @throws where there is none */
  person(wanted: string): Person;
  course(id?: string): Course;
  /** The menu entry of a course; the first course's by default. */
  courseLink(courseId?: string): ResourceLink;
  /** The address of a service, with the query that this system puts on it. */
  serviceUrl(path: keyof Paths, values?: { course?: string; item?: string }): string;
  signIdToken(claims: Record<string, unknown>, options?: SignOptions): Promise<string>;
  claimsFor(person: Person, course: Course, options?: ClaimOptions): Record<string, unknown>;
  /** What the login initiation carries; begins a launch. */
  loginParameters(
    person: Person,
    course: Course,
    link?: ResourceLink,
    options?: LaunchOptions,
  ): Record<string, string>;
  publicKeys(): JWK[];
  /** Signs with a new key from now on; the old one stays published. */
  rotateKeys(): Promise<void>;
}

/** The tool that launches go to: the one registered last. @throws where there is none */
export function currentTool(platform: Platform): Tool {
  const tool = [...platform.state.tools.values()].at(-1);
  if (!tool) throw new Error('No tool has been registered.');
  return tool;
}

/** A number that nothing else in this system has. */
export function nextNumber(state: PlatformState): number {
  state.counter += 1;
  return state.counter;
}
