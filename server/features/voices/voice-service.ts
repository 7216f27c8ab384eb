import type { CareerVoices } from '#contracts/voices.js';
import { readCareer } from '../careers/career-service.js';
import { compositeVoices } from './composite-voices.js';
import { shownVoices } from './voice-records.js';

const ELSEWHERE_SHOWN = 3;

/**
 * What is said about a career: by people of the district, and put together from public facts.
 *
 * @throws AppError `not-found` when there is no such occupation.
 */
export async function readCareerVoices(code: string): Promise<CareerVoices> {
  const { related } = await readCareer(code);
  const composites = await compositeVoices();
  const likest = (related.data ?? []).filter((career) => composites.has(career.code));
  return {
    local: await shownVoices(code),
    composite: composites.get(code) ?? null,
    elsewhere: likest.slice(0, ELSEWHERE_SHOWN),
  };
}
