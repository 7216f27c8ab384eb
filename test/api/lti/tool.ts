import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import request, { type Response } from 'supertest';
import { createPlatform } from '#lti/sandbox/create-platform.js';
import type { Platform, SignOptions } from '#lti/sandbox/platform.js';
import type { Shape } from '#lti/sandbox/types.js';
import { createLtiStore } from '#server/features/platforms/lti-store.js';
import { ensureDistrict } from '#server/features/platforms/district-service.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { atTheEnd } from '../../support/cleanup.js';
import { testSystem, type TestSystem } from '../../support/system.js';

export const TOOL = 'http://pathlight.localhost:3000';
export const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
export const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

/** The running tool, and a platform that it knows, bound to a district of its own. */
export interface Connection {
  system: TestSystem;
  /** Where the tool listens. */
  address: string;
  platform: Platform;
  /** The platform's web server, for routes that a test adds. */
  lms: express.Express;
  tenantId: string;
  registrationId: string;
  /** How often the platform's keys were asked for. */
  keyFetches(): number;
  /** Lets the platform's key address answer only then. */
  holdKeys(until: Promise<void>): void;
}

export type Changes = Record<string, unknown>;

let listening: Promise<string> | undefined;

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  atTheEnd(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Connects a platform of this shape, served on loopback, to the tool. */
export async function connect(shape: Shape = 'canvas'): Promise<Connection> {
  const system = await testSystem();
  listening ??= listen(createServer(system.app));
  const address = await listening;
  const app = express();
  let fetches = 0;
  const origin = await listen(createServer(app));
  const platform = await createPlatform(shape, {
    origin,
    toolOrigin: TOOL,
    now: () => system.clock.now(),
    fetchKeys: () => Promise.reject(new Error('not asked')),
  });
  platform.registerManually({
    clientId: randomUUID(),
    loginUrl: `${TOOL}/lti/login`,
    launchUrl: `${TOOL}/lti/launch`,
    redirectUris: [`${TOOL}/lti/launch`],
    jwksUrl: `${TOOL}/lti/keys`,
    domain: new URL(TOOL).host,
  });
  const info = platform.registrationInfo();
  let keysHeld: Promise<void> | undefined;
  app.get(new URL(info.jwksUrl).pathname, async (_request, response) => {
    fetches += 1;
    await keysHeld;
    response.json({ keys: platform.publicKeys() });
  });
  const registration = await system.lti.registerPlatform({
    ...info,
    name: shape,
    family: shape,
    serviceHosts: [],
  });
  const tenantId = await ensureDistrict(`District ${randomUUID()}`);
  const binding = { tenantId, schoolId: null };
  await createLtiStore().bindDeployment(registration.id, info.deploymentId, binding);
  const keyFetches = () => fetches;
  return {
    system,
    address,
    platform,
    lms: app,
    tenantId,
    registrationId: registration.id,
    keyFetches,
    holdKeys: (until) => void (keysHeld = until),
  };
}

export interface BegunLogin {
  cookie: string;
  state: string;
  nonce: string;
}

/** Goes through the tool's login over HTTP, as a browser that keeps cookies. */
export async function beginLogin(
  connection: Connection,
  changes: Changes = {},
): Promise<BegunLogin> {
  const { platform } = connection;
  const parameters = platform.loginParameters(platform.person('student'), platform.course());
  const first = await request(connection.address)
    .get('/lti/login')
    .query({ ...parameters, ...changes });
  const cookies = first.headers['set-cookie'] as unknown as string[];
  const cookie = cookies[0]!.split(';')[0]!;
  const second = await request(connection.address)
    .get(first.headers.location!)
    .set('cookie', cookie);
  const { searchParams } = new URL(second.headers.location!);
  return { cookie, state: searchParams.get('state')!, nonce: searchParams.get('nonce')! };
}

/** The claims of an ordinary launch; a change to undefined leaves a claim out. */
export function claimsOf(
  { platform }: Connection,
  part: 'student' | 'teacher',
  changes: Changes = {},
): Changes {
  const claims = { ...platform.claimsFor(platform.person(part), platform.course()), ...changes };
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}

export function post(
  connection: Connection,
  form: Record<string, string>,
  cookie: string,
): Promise<Response> {
  return request(connection.address)
    .post('/lti/launch')
    .type('form')
    .set('cookie', cookie)
    .send(form);
}

/** A whole launch over HTTP: login, then these claims with the login's nonce, signed. */
export async function launch(
  connection: Connection,
  part: 'student' | 'teacher',
  changes: Changes = {},
  signing: SignOptions = {},
): Promise<Response> {
  const login = await beginLogin(connection);
  const claims = claimsOf(connection, part, { nonce: login.nonce, ...changes });
  const token = await connection.platform.signIdToken(claims, signing);
  return post(connection, { id_token: token, state: login.state }, login.cookie);
}

/** How many sessions the district has. */
export function countSessions({ tenantId }: Connection): Promise<number> {
  return withTenant(tenantId, async () => {
    const [row] = await sql<{ count: string }>(
      'select count(*) as count from sessions where tenant_id = $1',
      [tenantId],
    );
    return Number(row?.count);
  });
}

/** Trades the code in the launch's address for the session. */
export async function redeem(connection: Connection, launched: Response): Promise<Response> {
  const code = /#code=(.+)$/.exec(launched.headers.location ?? '')?.[1];
  return request(connection.address).post('/api/session').send({ code });
}
