import type { LiveBoard, LiveLists, LiveSchool } from '#contracts/live-board.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { listConnections } from '../connections/connection-service.js';

const HOUR_MS = 3_600_000;

interface HourRow {
  deployment_id: string;
  school_id: string | null;
  hour: number;
  launches: number;
}

/**
 * The district's day as counts: visits by hour, LMS and school, what keeps an LMS from working, and how the
 * class lists stand. Nobody is named, and test visits don't count.
 */
export async function readLiveBoard(actor: Actor, now: Date): Promise<LiveBoard> {
  const from = await beginOfDay(actor.tenantId, now);
  const age = now.getTime() - from.getTime();
  const [rows, schools, lists, { connections }] = await Promise.all([
    readHours(actor.tenantId, from),
    readSchools(actor.tenantId),
    readLists(actor.tenantId),
    listConnections(actor, now),
  ]);
  const hours = Array.from({ length: Math.floor(age / HOUR_MS) + 1 }, () => 0);
  const [byDeployment, bySchool] = [new Map<string, number>(), new Map<string, number>()];
  for (const { deployment_id: deployment, school_id: school, hour, launches } of rows) {
    // A clock of another node may be a second ahead.
    const index = Math.min(hour, hours.length - 1);
    hours[index] = (hours[index] ?? 0) + launches;
    byDeployment.set(deployment, (byDeployment.get(deployment) ?? 0) + launches);
    if (school) bySchool.set(school, (bySchool.get(school) ?? 0) + launches);
  }
  return {
    at: now.toISOString(),
    since: from.toISOString(),
    hours,
    launches: hours.reduce((sum, launches) => sum + launches, 0),
    platforms: connections.map((one) => ({
      ...{ deploymentId: one.deploymentId, platformName: one.platformName },
      ...{ schoolName: one.schoolName, lastLaunchAt: one.lastLaunchAt, troubles: one.troubles },
      ...{ scoresWaiting: one.scoresWaiting, scoresParked: one.scoresParked },
      launches: byDeployment.get(one.deploymentId) ?? 0,
    })),
    schools: schools.map((school) => ({ ...school, launches: bySchool.get(school.id) ?? 0 })),
    lists,
  };
}

/** By the district's clock, as everything on the page is: that of the reader may be another, or wrong. */
async function beginOfDay(tenantId: string, now: Date): Promise<Date> {
  const [row] = await sql<{ since: Date }>(
    `select date_trunc('day', $2::timestamptz at time zone time_zone) at time zone time_zone as since
     from tenants where id = $1`,
    [tenantId, now.toISOString()],
  );
  if (!row) throw new Error('The district of this session is gone.');
  return row.since;
}

/** A session ends after it has begun, so that the index by end narrows what is read. */
function readHours(tenantId: string, from: Date): Promise<HourRow[]> {
  return sql<HourRow>(
    `select s.deployment_id, c.school_id,
            floor(extract(epoch from s.created_at - $2::timestamptz) / 3600)::int as hour,
            count(*)::int as launches
     from sessions s left join courses c on c.tenant_id = s.tenant_id and c.id = s.course_id
     where s.tenant_id = $1 and s.expires_at > $2 and s.created_at >= $2 and not s.is_test
       and s.support_grant_id is null
     group by 1, 2, 3`,
    [tenantId, from.toISOString()],
  );
}

/** Those that have not started first: a course is there once somebody has opened Pathlight from it. */
function readSchools(tenantId: string): Promise<Omit<LiveSchool, 'launches'>[]> {
  return sql(
    `select s.id, s.name, count(c.id)::int as courses
     from schools s left join courses c on c.tenant_id = s.tenant_id and c.school_id = s.id
     where s.tenant_id = $1 group by s.id, s.name order by count(c.id) > 0, s.name, s.id`,
    [tenantId],
  );
}

async function readLists(tenantId: string): Promise<LiveLists> {
  const [row] = await sql<
    Omit<LiveLists, 'newestAt' | 'oldestAt'> & { newestAt: Date | null; oldestAt: Date | null }
  >(
    `select count(*)::int as courses, max(roster_synced_at) as "newestAt",
            min(roster_synced_at) as "oldestAt",
            (count(*) filter (where roster_url is not null and roster_synced_at is null))::int as never,
            (count(*) filter (where roster_url is null))::int as "notGiven",
            (count(*) filter (where roster_state = 'failed'))::int as failed,
            (count(*) filter (where roster_state = 'held'))::int as held
     from courses where tenant_id = $1`,
    [tenantId],
  );
  if (!row) throw new Error('A count has a row.');
  return {
    ...row,
    newestAt: row.newestAt?.toISOString() ?? null,
    oldestAt: row.oldestAt?.toISOString() ?? null,
  };
}
