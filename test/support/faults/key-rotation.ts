import express from 'express';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import request from 'supertest';
import type { DeepLinkSettings } from '#lti/types.js';
import { createLtiStore } from '#server/features/platforms/lti-store.js';
import { type Connection, launch } from '../../api/lti/tool.js';

const DAY_MS = 86_400_000;
const SETTINGS: DeepLinkSettings = {
  returnUrl: 'https://lms.example/return',
  acceptTypes: ['ltiResourceLink'],
  documentTargets: [],
  acceptsMultiple: true,
  acceptsLineItem: true,
  autoCreate: false,
};

export interface RotationRun {
  launches: number;
  serviceCalls: number;
  deepLinks: number;
  /** Key ids that our messages were signed with. */
  signedWith: Set<string>;
  failures: string[];
}

export async function publishedKeys({ address }: Connection): Promise<JSONWebKeySet> {
  return (await request(address).get('/lti/keys')).body as JSONWebKeySet;
}

/**
 * Launches, service calls and deep links for so many seconds, with a change of our key in the middle. The
 * platform read our keys a moment before and never reads them again: as strict as one can be.
 */
export async function rotateUnderLoad(
  connection: Connection,
  load: { seconds: number; launchesPerSecond: number },
): Promise<RotationRun> {
  const { system, registrationId } = connection;
  const run: RotationRun = {
    ...{ launches: 0, serviceCalls: 0, deepLinks: 0 },
    ...{ signedWith: new Set<string>(), failures: [] },
  };
  system.clock.advance(DAY_MS + 60_000);
  const verify = verifierOf(await publishedKeys(connection), run);
  serveTokens(connection, verify);
  const repeat = (everyMs: number, work: () => Promise<void>) =>
    repeated(load.seconds * 1_000, everyMs, work, run);
  const { origin } = new URL(connection.platform.registrationInfo().tokenEndpoint);
  const listAddress = `${origin}/rotation/items`;
  const ids = { registrationId, deploymentId: await deploymentOf(connection) };
  await Promise.all([
    repeat(1_000 / load.launchesPerSecond, async () => {
      const { status, headers } = await launch(connection, 'student');
      if (status !== 303) throw new Error(`launch ${status} ${headers.location ?? ''}`);
      run.launches += 1;
    }),
    repeat(250, async () => {
      await system.lti.services.listLineItems(registrationId, listAddress);
      run.serviceCalls += 1;
    }),
    repeat(100, async () => {
      const form = await system.lti.services.answerDeepLink(ids, SETTINGS, []);
      await verify(form.fields.JWT ?? '');
      run.deepLinks += 1;
    }),
    new Promise((done) => setTimeout(done, load.seconds * 500)).then(async () => {
      const registration = await system.lti.registrationById(registrationId);
      await system.lti.rotateKey(registration!);
    }),
  ]);
  return run;
}

function verifierOf(keys: JSONWebKeySet, run: RotationRun) {
  const keySet = createLocalJWKSet(keys);
  return async (token: string): Promise<void> => {
    const { protectedHeader } = await jwtVerify(token, keySet, { clockTolerance: 10 * DAY_MS });
    run.signedWith.add(protectedHeader.kid ?? 'none');
  };
}

/** The platform's token address and a list of columns; a token is as good as used up at once. */
function serveTokens({ platform, lms }: Connection, verify: (token: string) => Promise<void>) {
  const path = new URL(platform.registrationInfo().tokenEndpoint).pathname;
  lms.post(path, express.urlencoded({ extended: false }), (req, res) => {
    const { client_assertion: assertion = '' } = req.body as Record<string, string>;
    verify(assertion).then(
      () => res.json({ access_token: 'token', token_type: 'Bearer', expires_in: 1 }),
      () => res.status(401).json({ error: 'invalid_client' }),
    );
  });
  lms.get('/rotation/items', (_req, res) => {
    res.json([]);
  });
}

async function deploymentOf({ platform, registrationId }: Connection): Promise<string> {
  const { deploymentId } = platform.registrationInfo();
  const all = await createLtiStore().listDeployments();
  return all.find(
    (row) => row.registrationId === registrationId && row.deployment === deploymentId,
  )!.id;
}

/** Starts the work at a steady pace, whether or not the one before has ended. */
async function repeated(
  forMs: number,
  everyMs: number,
  work: () => Promise<void>,
  run: RotationRun,
): Promise<void> {
  const started: Promise<void>[] = [];
  const end = Date.now() + forMs;
  while (Date.now() < end) {
    started.push(
      work().catch((error: unknown) => {
        run.failures.push(error instanceof Error ? error.message : String(error));
      }),
    );
    await new Promise((done) => setTimeout(done, everyMs));
  }
  await Promise.all(started);
}
