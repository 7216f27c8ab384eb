import type { BrowserFacts, Check, CheckCode, CheckReason } from '#contracts/self-test.js';
import { LmsError } from '#lti/lms-error.js';
import { AGS_SCOPES, NRPS_SCOPE } from '#lti/tool-configuration.js';
import type { LmsServices } from '#lti/types.js';
import { sql, withTenant } from '../../db/tenant.js';
import type { TaskSubject } from '../../jobs/task-names.js';

/** Further apart, and Moodle's launches of one minute fail now and then. */
const MOST_SKEW_MS = 30_000;

export interface SelfTestDeps {
  lms: LmsServices;
  now: () => Date;
}

interface Facts {
  registration_id: string;
  browser: BrowserFacts;
  frame_origins: string[];
  has_launched: boolean;
  has_picked: boolean;
  courses: string;
  roster_url: string | null;
  line_items_url: string | null;
}

type Verdict = Pick<Check, 'state' | 'reason' | 'count'>;
type Step = (facts: Facts, deps: SelfTestDeps) => Verdict | Promise<Verdict>;

const pass = (count: number | null = null): Verdict => ({ state: 'pass', reason: 'ok', count });
const fail = (reason: CheckReason, count: number | null = null): Verdict => ({
  state: 'fail',
  reason,
  count,
});
const skip = (reason: CheckReason): Verdict => ({ state: 'skip', reason, count: null });

const access =
  (scope: string): Step =>
  async ({ registration_id: id }, { lms: { checks } }) => {
    await checks.access(id, scope);
    return pass();
  };

/** No check writes into a course: a column would show to students, and a grade even more. */
const STEPS: Record<CheckCode, Step> = {
  launch: ({ has_launched }) => (has_launched ? pass() : fail('never')),
  browser: ({ browser }) => {
    if (!browser.keepsStorage) return fail('no-storage');
    return browser.keepsCookies ? pass() : fail('no-cookies');
  },
  frame: ({ frame_origins: origins }) =>
    origins.length > 0 ? pass(origins.length) : fail('never'),
  keys: async ({ registration_id: id }, { lms: { checks } }) =>
    pass((await checks.platformKeys(id)).keys),
  clock: async ({ registration_id: id }, { lms: { checks } }) => {
    const { clockSkewMs } = await checks.platformKeys(id);
    if (clockSkewMs === null) return skip('not-given');
    const seconds = Math.round(Math.abs(clockSkewMs) / 1_000);
    return Math.abs(clockSkewMs) <= MOST_SKEW_MS ? pass(seconds) : fail('off', seconds);
  },
  'access-roster': access(NRPS_SCOPE),
  'access-columns': access(AGS_SCOPES.lineItem),
  'access-scores': access(AGS_SCOPES.score),
  'access-results': access(AGS_SCOPES.result),
  roster: async (facts, { lms: { checks } }) => {
    if (facts.roster_url === null) return missing(facts);
    const page = await checks.rosterPage(facts.registration_id, facts.roster_url);
    return pass(page.members);
  },
  names: async (facts, { lms: { checks } }) => {
    if (facts.roster_url === null) return skip('no-course');
    const page = await checks.rosterPage(facts.registration_id, facts.roster_url);
    return page.members > 0 && page.named === 0 ? fail('withheld') : pass(page.named);
  },
  gradebook: async (facts, { lms }) => {
    if (facts.line_items_url === null) return missing(facts);
    return pass((await lms.listLineItems(facts.registration_id, facts.line_items_url)).length);
  },
  'deep-link': ({ has_picked }) => (has_picked ? pass() : fail('never')),
};

/** A course was opened and did not name the service, or no course was opened yet. */
const missing = ({ courses }: Facts): Verdict =>
  Number(courses) > 0 ? fail('not-given') : skip('no-course');

/**
 * Runs a self-test and keeps each result as it comes, so that the page can show how far it is.
 * Begun anew after a crash, it starts from the first check.
 */
export async function runSelfTest(subject: TaskSubject, deps: SelfTestDeps): Promise<void> {
  const { tenantId, subjectId } = subject;
  const facts = await withTenant(tenantId, () => readFacts(tenantId, subjectId));
  if (!facts) return;
  const checks: Check[] = [];
  for (const [code, step] of Object.entries(STEPS) as [CheckCode, Step][]) {
    checks.push({ code, ...(await verdictOf(step, facts, deps)) });
    const isLast = checks.length === Object.keys(STEPS).length;
    await withTenant(tenantId, () =>
      sql(
        `update self_tests set checks = $3::jsonb, finished_at = $4 where tenant_id = $1 and id = $2`,
        [tenantId, subjectId, JSON.stringify(checks), isLast ? deps.now().toISOString() : null],
      ),
    );
  }
}

async function verdictOf(step: Step, facts: Facts, deps: SelfTestDeps): Promise<Verdict> {
  try {
    return await step(facts, deps);
  } catch (error) {
    if (!(error instanceof LmsError)) throw error;
    if (error.isTransient || error.status === undefined)
      return fail(isSilent(error) ? 'no-answer' : 'unreadable');
    return fail(error.status >= 400 && error.status < 500 ? 'refused' : 'no-answer');
  }
}

/** Nothing readable came back, or nothing at all. */
const isSilent = (error: LmsError) =>
  error.isTransient || !(error.cause instanceof Error) || error.cause.name !== 'UnreadableAnswer';

async function readFacts(tenantId: string, id: string): Promise<Facts | undefined> {
  const [facts] = await sql<Facts>(
    `select d.registration_id, t.browser, d.frame_origins,
            d.last_launch_at is not null or exists (
              select 1 from sessions n where n.tenant_id = $1 and n.deployment_id = d.id) as has_launched,
            exists (select 1 from sessions n where n.tenant_id = $1 and n.deployment_id = d.id
                      and n.deep_link is not null)
              or exists (select 1 from placements p join courses c on c.tenant_id = $1 and c.id = p.course_id
                         where p.tenant_id = $1 and c.deployment_id = d.id) as has_picked,
            (select count(*) from courses c where c.tenant_id = $1 and c.deployment_id = d.id) as courses,
            (select roster_url from courses c where c.tenant_id = $1 and c.deployment_id = d.id
               and roster_url is not null order by updated_at desc limit 1) as roster_url,
            (select line_items_url from courses c where c.tenant_id = $1 and c.deployment_id = d.id
               and line_items_url is not null order by updated_at desc limit 1) as line_items_url
     from self_tests t join lti_deployments d on d.id = t.deployment_id and d.tenant_id = $1
     where t.tenant_id = $1 and t.id = $2`,
    [tenantId, id],
  );
  return facts;
}
