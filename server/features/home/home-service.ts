import type { Goal } from '#contracts/goals.js';
import type { Home, NextStep, NewsItem } from '#contracts/home.js';
import type { Actor } from '../../auth/actor.js';
import { commitAlong, sql } from '../../db/tenant.js';
import { savedCareerBriefs } from '../careers/saved-career-briefs.js';
import { goalsOfStudent } from '../goals/goal-service.js';
import { gradeLevelOf } from '../imports/grade-level.js';
import { countKeptTexts } from '../people/kept-texts.js';
import { profilerState } from '../profiler/profiler-state.js';
import { type OpenReflection, readNews, readOpenReflections } from './home-records.js';
import { chooseNextStep } from './next-step.js';

/** All that the student's first page shows, in one reading and one round trip. */
export async function readHome(actor: Actor, now: Date): Promise<Home> {
  commitAlong();
  const [givenName, goals, savedCareers, profiler, reflections, news, gradeLevel, keptTexts] =
    await Promise.all([
      givenNameOf(actor),
      goalsOfStudent(actor.personId),
      savedCareerBriefs(actor.personId),
      profilerState(actor.personId),
      readOpenReflections(actor),
      readNews(actor, now),
      gradeLevelOf(actor.personId),
      countKeptTexts(actor.personId),
    ]);
  return {
    firstName: givenName,
    // Whoever works with a student may look; families come by invitation only.
    visibleTo: ['student', 'teacher', 'counselor'],
    nextStep: nextStep(now, {
      goals,
      reflections,
      news,
      profiler,
      savedCount: savedCareers.length,
    }),
    goals,
    savedCareers,
    news,
    gradeLevel,
    keptTexts,
  };
}

async function givenNameOf(actor: Actor): Promise<string | null> {
  const [person] = await sql<{ given_name: string | null }>(
    `select given_name from people where tenant_id = $1 and id = $2`,
    [actor.tenantId, actor.personId],
  );
  return person?.given_name ?? null;
}

function nextStep(
  now: Date,
  state: {
    goals: Goal[];
    reflections: OpenReflection[];
    news: NewsItem[];
    profiler: { hasOpenAttempt: boolean; resultCount: number; latestResultId: string | null };
    savedCount: number;
  },
): NextStep | null {
  return chooseNextStep({ ...state, today: now.toISOString().slice(0, 10) });
}
