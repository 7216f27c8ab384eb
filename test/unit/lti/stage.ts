import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import { type JWK, SignJWT } from 'jose';
import request, { type Response } from 'supertest';
import type { Egress, EgressReply, EgressRequest } from '#lti/egress.js';
import { createLti, type Lti } from '#lti/lti.js';
import type { Registration } from '#lti/ports.js';
import type { LaunchContext } from '#lti/types.js';
import { createMemoryStore, type MemoryStore } from './memory-store.js';

export const TOOL = 'http://pathlight.localhost:3000';
export const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
export const ISSUER = 'https://lms.school.example';
export const CLIENT = 'client-1';
export const DEPLOYMENT = 'deployment-1';

export type Payload = Record<string, unknown>;

/** One key for all tests: making them is slow, and nothing here depends on a fresh one. */
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const otherPair = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const platformKey: KeyObject = pair.privateKey;
export const platformPublicKey: KeyObject = pair.publicKey;
export const KEY_ID = 'platform-key-1';

export interface Stage {
  lti: Lti;
  app: express.Express;
  store: MemoryStore;
  registration: Registration;
  launches: LaunchContext[];
  /** What went out, in order. */
  calls: (EgressRequest & { address: string })[];
  /** Answers by address; a missing one is a platform that never answers. */
  answers: Map<string, (call: EgressRequest) => Partial<EgressReply>>;
  clock: { now: Date };
  logLines: string[];
}

/** A tool with one registered platform, no database and no network. */
export async function createStage(
  options: {
    isPending?: boolean;
    family?: Registration['family'];
    publicUrl?: string;
    authEndpoint?: string;
  } = {},
): Promise<Stage> {
  const store = createMemoryStore();
  const clock = { now: new Date('2026-10-05T09:00:00Z') };
  const launches: LaunchContext[] = [];
  const calls: Stage['calls'] = [];
  const answers: Stage['answers'] = new Map();
  const logLines: string[] = [];
  const write = (fields: object, message: string) =>
    void logLines.push(JSON.stringify(fields) + message);
  const egress: Egress = {
    async send(address, call = {}) {
      calls.push({ ...call, address });
      const reply = answers.get(address.split('?')[0] ?? '')?.(call);
      if (!reply) throw Object.assign(new Error('no answer'), { code: 'ECONNREFUSED' });
      return { status: 200, headers: {}, text: '', ...reply };
    },
    close: async () => undefined,
  };
  const lti = createLti({
    publicUrl: options.publicUrl ?? TOOL,
    store,
    secretKey: 'only-for-tests-0123456789abcdefghijklmnop',
    allowLoopbackHttp: true,
    assertNoTransaction: () => undefined,
    now: () => clock.now,
    async sleep(milliseconds) {
      clock.now = new Date(clock.now.getTime() + milliseconds);
    },
    log: { info: write, warn: write, error: write },
    egress,
    async onLaunch(launch, login) {
      const resume = `7:${launches.length + 1}`;
      if (!store.useLogin({ ...login, resume })) return null;
      launches.push(launch);
      return { location: `/app#code=${launches.length}`, resume };
    },
    onRepeat: async (resume) => ({ location: `/app#code=again-${resume}`, resume }),
  });
  const registration = await store.saveRegistration({
    issuer: ISSUER,
    clientId: CLIENT,
    name: 'School LMS',
    family: options.family ?? 'other',
    authEndpoint: options.authEndpoint ?? `${ISSUER}/auth`,
    tokenEndpoint: `${ISSUER}/token`,
    authorizationServer: null,
    jwksUrl: `${ISSUER}/keys`,
    keyId: 'none',
    serviceHosts: [],
  });
  const tenantId = options.isPending ? null : '7';
  if (!options.isPending)
    await store.bindDeployment(registration.id, DEPLOYMENT, {
      tenantId: tenantId!,
      schoolId: null,
    });
  answers.set(`${ISSUER}/keys`, () => ({ text: JSON.stringify({ keys: [publicJwk()] }) }));
  const app = express();
  app.use('/lti', lti.router);
  return { lti, app, store, registration, launches, calls, answers, clock, logLines };
}

export function publicJwk(key: KeyObject = pair.publicKey, kid = KEY_ID): JWK {
  return { ...(key.export({ format: 'jwk' }) as JWK), kid, alg: 'RS256', use: 'sig' };
}

export const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

/** Claims of an ordinary launch; a change to undefined leaves the claim out. */
export function claimsOf(
  stage: Stage,
  role: 'Learner' | 'Instructor',
  changes: Payload = {},
): Payload {
  const seconds = Math.floor(stage.clock.now.getTime() / 1_000);
  const claims: Payload = {
    iss: ISSUER,
    aud: CLIENT,
    sub: 'person-1',
    iat: seconds,
    exp: seconds + 3_600,
    name: 'Maya Okafor',
    [`${LTI}message_type`]: 'LtiResourceLinkRequest',
    [`${LTI}version`]: '1.3.0',
    [`${LTI}deployment_id`]: DEPLOYMENT,
    [`${LTI}target_link_uri`]: `${TOOL}/lti/launch`,
    [`${LTI}roles`]: [`${MEMBERSHIP}${role}`],
    [`${LTI}resource_link`]: { id: 'link-1', title: 'My plan' },
    [`${LTI}context`]: { id: 'course-1', title: 'Science', label: null },
    ...changes,
  };
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}

/** A captured payload, moved to this stage's platform, tool and clock. */
export function fixtureClaims(stage: Stage, file: string): Payload {
  const path = join(import.meta.dirname, '..', '..', 'fixtures', 'lti', file);
  const recorded = JSON.parse(readFileSync(path, 'utf8')) as Payload & { payload?: Payload };
  const payload = recorded.payload ?? recorded;
  const rest = Object.fromEntries(Object.entries(payload).filter(([name]) => name !== 'nonce'));
  const life = Number(payload.exp) - Number(payload.iat);
  const current = claimsOf(stage, 'Learner');
  const target = new URL(String(rest[`${LTI}target_link_uri`]));
  return {
    ...rest,
    iss: ISSUER,
    aud: CLIENT,
    ...(payload.azp === undefined ? {} : { azp: CLIENT }),
    iat: current.iat,
    exp: Number(current.iat) + life,
    [`${LTI}deployment_id`]: DEPLOYMENT,
    [`${LTI}target_link_uri`]: `${TOOL}${target.pathname}${target.search}`,
  };
}

export function sign(
  payload: Payload,
  { key = platformKey, header = {} }: { key?: KeyObject | Uint8Array; header?: object } = {},
): Promise<string> {
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'RS256', kid: KEY_ID, ...header })
    .sign(key);
}

export interface BegunLogin {
  cookie: string;
  state: string;
  nonce: string;
  location: URL;
}

/** Goes through `/lti/login` as a browser that keeps cookies. */
export async function beginLogin(stage: Stage, changes: Payload = {}): Promise<BegunLogin> {
  const query = {
    iss: ISSUER,
    client_id: CLIENT,
    login_hint: 'person-1',
    target_link_uri: `${TOOL}/lti/launch`,
    ...changes,
  };
  const first = await request(stage.app).get('/lti/login').query(query);
  const cookie = cookieOf(first);
  const second = await request(stage.app).get(first.headers.location!).set('cookie', cookie);
  const location = new URL(second.headers.location!);
  return {
    cookie,
    location,
    state: location.searchParams.get('state')!,
    nonce: location.searchParams.get('nonce')!,
  };
}

export const cookieOf = (response: Response): string =>
  ((response.headers['set-cookie'] as string[] | undefined)?.[0] ?? '').split(';')[0]!;

export function postLaunch(
  stage: Stage,
  form: Record<string, string>,
  cookie?: string,
  headers: Record<string, string> = {},
) {
  const call = request(stage.app).post('/lti/launch').type('form').set(headers);
  return (cookie ? call.set('cookie', cookie) : call).send(form);
}

/** A whole launch: login, then this payload, signed. */
export async function launch(
  stage: Stage,
  payload: Payload,
  signing: Parameters<typeof sign>[1] = {},
): Promise<Response> {
  const login = await beginLogin(stage);
  const token = await sign({ nonce: login.nonce, ...payload }, signing);
  return postLaunch(stage, { id_token: token, state: login.state }, login.cookie);
}
