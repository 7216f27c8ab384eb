import { randomUUID } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { claimsFor } from './claims.js';
import { beginLaunch } from './launches.js';
import { peopleOf } from './people.js';
import { nextNumber, type Platform, type SignOptions } from './platform.js';
import { type Paths, PROFILES, type Profile } from './profiles.js';
import {
  type FetchKeys,
  type ManualTool,
  type PlatformState,
  type ResourceLink,
  SERVICES,
  type Service,
  type Shape,
  type Tool,
} from './types.js';

export interface PlatformOptions {
  origin: string;
  toolOrigin: string;
  now: () => Date;
  fetchKeys: FetchKeys;
}

/** One learning system, with its course, its people and a fresh signing key. */
export async function createPlatform(shape: Shape, options: PlatformOptions): Promise<Platform> {
  const profile = PROFILES[shape];
  const { origin, now, fetchKeys } = options;
  const issuer = `${origin}/${shape}`;
  const state = initialState(profile, options.toolOrigin);
  const signer = await createSigner(shape);
  const course = (id = profile.course.id) => {
    const found = state.courses.get(id);
    if (!found) throw new Error(`There is no course ${id}.`);
    return found;
  };
  const platform: Platform = {
    ...{ shape, profile, origin, issuer, state, now, fetchKeys, course },
    get clientId() {
      return [...state.tools.values()].at(-1)?.clientId ?? profile.clientId;
    },
    get deploymentId() {
      return [...state.tools.values()].at(-1)?.deploymentId ?? profile.deploymentId;
    },
    faults: { services: {}, pageSize: null, namesWithheld: false },
    registrationInfo: () => registrationInfo(platform),
    registerManually: (tool) => registerTool(platform, tool),
    person: (wanted) => {
      const found = state.people.find((someone) =>
        [someone.id, someone.part, someone.name].includes(wanted),
      );
      if (!found) throw new Error(`There is nobody called ${wanted}.`);
      return found;
    },
    courseLink: (courseId = profile.course.id) => {
      const link = [...state.links.values()].find(
        (candidate) => candidate.kind === 'course' && candidate.courseId === courseId,
      );
      if (!link) throw new Error('The course has no link to the tool.');
      return link;
    },
    serviceUrl: (path, values = {}) => serviceUrl(platform, path, values),
    claimsFor: (person, place, wanted) => claimsFor(platform, person, place, wanted),
    loginParameters: (person, place, link, wanted) =>
      beginLaunch(platform, { person, course: place, link, ...wanted }),
    ...signer,
  };
  return platform;
}

function initialState(profile: Profile, toolOrigin: string): PlatformState {
  const { course, shape } = profile;
  const link: ResourceLink = {
    id: shape === 'moodle' ? '562' : course.contextId,
    courseId: course.id,
    title: 'Pathlight',
    text: '',
    url: `${toolOrigin}/lti/launch`,
    custom: {},
    kind: 'course',
    lineItemId: null,
    dueAt: null,
    history: [],
  };
  return {
    people: peopleOf(shape),
    courses: new Map([[course.id, course]]),
    links: new Map([[link.id, link]]),
    work: new Map(),
    restRequests: [],
    lineItems: new Map(),
    grades: new Map(),
    scores: [],
    requests: Object.fromEntries(SERVICES.map((name) => [name, 0])) as Record<Service, number>,
    tools: new Map(),
    launches: new Map(),
    deepLinks: new Map(),
    tokens: new Map(),
    registrationTokens: new Set(),
    usedNonces: new Set(),
    counter: 600,
  };
}

/** Makes the tool known, or replaces what was known under its client id. */
export function registerTool(platform: Platform, tool: ManualTool): Tool {
  const { state, profile } = platform;
  const isFirst = state.tools.size === 0;
  const number = isFirst ? '' : String(nextNumber(state));
  const clientId = tool.clientId ?? `${profile.clientId}${number}`;
  // Moodle's deployment is a plain number, and the addresses of its services name it.
  const deploymentId =
    platform.shape === 'moodle' ? number || profile.deploymentId : profile.deploymentId + number;
  const registered: Tool = {
    name: 'Pathlight',
    customParameters: profile.customParameters,
    ...tool,
    clientId,
    deploymentId: state.tools.get(clientId)?.deploymentId ?? deploymentId,
  };
  state.tools.delete(clientId);
  state.tools.set(clientId, registered);
  for (const link of state.links.values())
    if (link.kind === 'course') link.url = registered.launchUrl;
  return registered;
}

function registrationInfo(platform: Platform) {
  const { issuer, clientId, deploymentId, profile } = platform;
  return {
    ...{ issuer, clientId, deploymentId },
    authEndpoint: platform.serviceUrl('auth'),
    tokenEndpoint: platform.serviceUrl('token'),
    jwksUrl: platform.serviceUrl('jwks'),
    configurationUrl: profile.paths.register && `${issuer}/.well-known/openid-configuration`,
  };
}

function serviceUrl(
  { issuer, profile, state }: Platform,
  path: keyof Paths,
  values: { course?: string; item?: string },
): string {
  const template = profile.paths[path] ?? '';
  const filled = template
    .replace(':course', values.course ?? profile.course.id)
    .replace(':item', values.item ?? '');
  const deployment = [...state.tools.values()].at(-1)?.deploymentId ?? profile.deploymentId;
  const isGradeService = path === 'lineItems' || path === 'lineItem';
  const query = isGradeService && profile.serviceQuery ? `?type_id=${deployment}` : '';
  return `${issuer}${filled}${query}`;
}

interface SigningKey {
  kid: string;
  jwk: JWK;
  privateKey: CryptoKey;
}

async function makeKey(): Promise<SigningKey> {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const kid = randomUUID();
  const jwk: JWK = { ...(await exportJWK(pair.publicKey)), kid, alg: 'RS256', use: 'sig' };
  return { kid, jwk, privateKey: pair.privateKey };
}

/** Making a key is slow, so the sandboxes of one process begin with the same ones. */
const firstKeys = new Map<Shape, Promise<SigningKey>>();

/** Id tokens in RS256; every key that ever signed stays in the key set. */
async function createSigner(
  shape: Shape,
): Promise<Pick<Platform, 'signIdToken' | 'publicKeys' | 'rotateKeys'>> {
  let making = firstKeys.get(shape);
  if (making === undefined) {
    making = makeKey();
    firstKeys.set(shape, making);
  }
  const first = await making;
  const keys = [first];
  return {
    publicKeys: () => keys.map(({ jwk }) => jwk),
    rotateKeys: async () => {
      keys.push(await makeKey());
    },
    signIdToken: (claims, options: SignOptions = {}) => {
      const key = keys.at(-1) ?? first;
      const header = { alg: 'RS256', typ: 'JWT', kid: options.kid ?? key.kid, ...options.header };
      return new SignJWT(claims).setProtectedHeader(header).sign(options.key ?? key.privateKey);
    },
  };
}
