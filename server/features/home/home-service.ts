import type { Home } from '#contracts/home.js';
import { HOME_GOALS_SHOWN } from '#contracts/limits.js';
import type { Actor } from '../../auth/actor.js';
import { commitAlong } from '../../db/tenant.js';
import { savedCareerBriefs } from '../careers/saved-career-briefs.js';
import { goalBriefsOf } from '../goals/goal-briefs.js';
import { readNews, readOpenReflections, readStudentFacts } from './home-records.js';
import { chooseNextStep } from './next-step.js';
import { seasonOf } from './season.js';
import { dayOf } from '../years/school-year.js';

/** All that the student's first page shows, in one reading and one round trip. */
export async function readHome(actor: Actor, now: Date): Promise<Home> {
  commitAlong();
  const [facts, goals, savedCareers, reflections, news] = await Promise.all([
    readStudentFacts(actor),
    goalBriefsOf(actor.personId, HOME_GOALS_SHOWN),
    savedCareerBriefs(actor.personId),
    readOpenReflections(actor),
    readNews(actor, now),
  ]);
  const { givenName, profiler, gradeLevel, keptTexts, years, plan } = facts;
  return {
    firstName: givenName,
    // Whoever works with a student may look; families come by invitation only.
    visibleTo: ['student', 'teacher', 'counselor'],
    nextStep: chooseNextStep({
      today: dayOf(now, years.rule),
      season: seasonOf(years, gradeLevel, now),
      ...{ goals, reflections, news, profiler, savedCount: savedCareers.length },
    }),
    ...{ goals, savedCareers, news, gradeLevel, keptTexts },
    ...(plan && { plan }),
  };
}
