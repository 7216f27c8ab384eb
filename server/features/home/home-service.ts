import type { Goal } from '#contracts/goals.js';
import type { Home, NextStep, NewsItem } from '#contracts/home.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { savedCareerBriefs } from '../careers/saved-career-briefs.js';
import { goalsOfStudent } from '../goals/goal-service.js';
import { gradeLevelOf } from '../imports/grade-level.js';
import { countKeptTexts } from '../people/kept-texts.js';
import { profilerState } from '../profiler/profiler-state.js';
import { type OpenReflection, readNews, readOpenReflections } from './home-records.js';
import { chooseNextStep } from './next-step.js';

/** All that the student's first page shows, in one reading. */
export async function readHome(actor: Actor, now: Date): Promise<Home> {
  const [person] = await sql<{ given_name: string | null }>(
    `select given_name from people where tenant_id = $1 and id = $2`,
    [actor.tenantId, actor.personId],
  );
  const goals = await goalsOfStudent(actor.personId);
  const savedCareers = await savedCareerBriefs(actor.personId);
  const profiler = await profilerState(actor.personId);
  const reflections = await readOpenReflections(actor);
  const news = await readNews(actor, now);
  return {
    firstName: person?.given_name ?? null,
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
    gradeLevel: await gradeLevelOf(actor.personId),
    keptTexts: await countKeptTexts(actor.personId),
  };
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
