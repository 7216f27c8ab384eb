import {
  type BrowserFacts,
  CheckCode,
  type LatestSelfTest,
  type SelfTest,
} from '#contracts/self-test.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { enqueue } from '../../jobs/enqueue.js';
import { noteAdminAct } from './admin-log.js';

const TOTAL = CheckCode.options.length;

/** Begins a self-test in the background: no request waits for an LMS. */
export async function startSelfTest(
  actor: Actor,
  deploymentId: string,
  browser: BrowserFacts,
  call: { now: Date; requestId: string },
): Promise<SelfTest> {
  const { platformName } = await platformOf(actor, deploymentId);
  const id = newId();
  await sql(
    `insert into self_tests (tenant_id, id, deployment_id, started_by, browser, created_at)
     values ($1, $2, $3, $4, $5::jsonb, $6)`,
    [
      actor.tenantId,
      id,
      deploymentId,
      actor.personId,
      JSON.stringify(browser),
      call.now.toISOString(),
    ],
  );
  await enqueue('self-test', id);
  await noteAdminAct(actor.personId, 'self-test-started', platformName, call.requestId);
  const { test } = await latestSelfTest(actor, deploymentId);
  if (!test) throw new Error('The self-test was not stored.');
  return test;
}

interface TestRow {
  id: string;
  checks: SelfTest['checks'];
  created_at: Date;
  finished_at: Date | null;
}

/** The newest self-test of an installation, as far as it has come. */
export async function latestSelfTest(actor: Actor, deploymentId: string): Promise<LatestSelfTest> {
  const platform = await platformOf(actor, deploymentId);
  const [row] = await sql<TestRow>(
    `select id, checks, created_at, finished_at from self_tests
     where tenant_id = $1 and deployment_id = $2 order by created_at desc, id desc limit 1`,
    [actor.tenantId, deploymentId],
  );
  if (!row) return { ...platform, test: null };
  return {
    ...platform,
    test: {
      ...platform,
      id: row.id,
      deploymentId,
      startedAt: row.created_at.toISOString(),
      finishedAt: row.finished_at?.toISOString() ?? null,
      checks: row.checks,
      total: TOTAL,
    },
  };
}

async function platformOf(
  actor: Actor,
  deploymentId: string,
): Promise<{ platformName: string; family: string }> {
  const [row] = await sql<{ name: string; family: string }>(
    `select r.name, r.family from lti_deployments d join lti_registrations r on r.id = d.registration_id
     where d.id = $2 and d.tenant_id = $1`,
    [actor.tenantId, deploymentId],
  );
  if (!row) throw notFound();
  return { platformName: row.name, family: row.family };
}
