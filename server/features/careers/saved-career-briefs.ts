import type { SavedCareerBrief } from '#contracts/home.js';
import { TITLE_LOCALE } from './career-presenter.js';
import { occupations } from './occupation-store.js';
import { savedCareersOf } from './saved-career-records.js';

/** A student's saved careers in short. The caller has checked that the actor may see them. */
export async function savedCareerBriefs(studentId: string): Promise<SavedCareerBrief[]> {
  const [{ byCode }, records] = await Promise.all([occupations(), savedCareersOf(studentId)]);
  return records.flatMap(({ code, rating }) => {
    const occupation = byCode.get(code);
    return occupation ? [{ code, title: occupation.title, titleLocale: TITLE_LOCALE, rating }] : [];
  });
}
