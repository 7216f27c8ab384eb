import type { Theme } from '#contracts/themes.js';
import type { Why, WhyCareer } from '#contracts/why.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { TITLE_LOCALE } from '../careers/career-presenter.js';
import { type Occupation, occupations } from '../careers/occupation-store.js';
import { savedCareersOf } from '../careers/saved-career-records.js';
import { sharedThemes, themesOfItems } from '../tags/theme-records.js';
import { compositeVoices } from '../voices/composite-voices.js';
import { sentenceOf } from './why-voice.js';

const CAREERS_MAX = 3;

interface ItemRow {
  item_id: string | null;
}

/**
 * What an assignment is good for to the student: the goals it is tagged to, their saved careers that use
 * what it trains (else careers that do), and a sentence of somebody in one of them.
 *
 * @param key - of an assignment of ours, of other work of the course, or of a tag on an own goal.
 * @throws AppError `not-found` for work of a course the student is not in.
 */
export async function readWhy(actor: Actor, key: string): Promise<Why> {
  const itemId = await findItem(actor, key);
  const [person] = await sql<{ hides_why: boolean }>(
    'select hides_why from people where tenant_id = $1 and id = $2',
    [actor.tenantId, actor.personId],
  );
  const isHidden = person?.hides_why ?? false;
  if (itemId === null)
    return { isHidden, goals: [], themes: [], careers: [], savedCount: 0, voice: null };
  const themes = (await themesOfItems([itemId])).get(itemId) ?? [];
  const { careers, savedCount } = await careersFor(actor, themes);
  return {
    ...{ isHidden, themes, careers, savedCount },
    goals: await goalsFor(actor, itemId),
    voice: await sentenceOf(careers, actor.locale),
  };
}

/** Remembers whether the student wants to see it, on this and every other assignment. */
export async function hideWhy(actor: Actor, isHidden: boolean): Promise<void> {
  await sql('update people set hides_why = $3 where tenant_id = $1 and id = $2', [
    ...[actor.tenantId, actor.personId, isHidden],
  ]);
}

/** @returns null for work that nobody has tagged yet. */
async function findItem(actor: Actor, key: string): Promise<string | null> {
  const [row] = await sql<ItemRow>(
    `select w.item_id from (
       select a.course_id, i.id as item_id from assignments a
       left join tagged_items i on i.tenant_id = a.tenant_id and i.assignment_id = a.id
       where a.tenant_id = $1 and a.id = $2
       union all
       select i.course_id, i.id from tagged_items i where i.tenant_id = $1 and i.id = $2
       union all
       select i.course_id, i.id from goal_tags t
       join tagged_items i on i.tenant_id = t.tenant_id and i.id = t.item_id
       where t.tenant_id = $1 and t.id = $2 and t.removed_at is null
     ) w join enrolments e on e.tenant_id = $1 and e.course_id = w.course_id and e.person_id = $3
                          and e.role = 'student'`,
    [actor.tenantId, key, actor.personId],
  );
  if (!row) throw notFound();
  return row.item_id;
}

async function goalsFor(actor: Actor, itemId: string): Promise<Why['goals']> {
  const rows = await sql<{ tag_id: string; title: string; helps_because: string }>(
    `select t.id as tag_id, g.title, t.helps_because from goal_tags t
     join goals g on g.tenant_id = t.tenant_id and g.id = t.goal_id and g.removed_at is null
     join plans p on p.tenant_id = g.tenant_id and p.id = g.plan_id
     where t.tenant_id = $1 and t.item_id = $2 and t.removed_at is null and p.student_id = $3
     order by g.is_focus desc, t.created_at`,
    [actor.tenantId, itemId, actor.personId],
  );
  return rows.map((row) => ({
    ...{ tagId: row.tag_id, title: row.title },
    helpsBecause: row.helps_because === '' ? null : row.helps_because,
  }));
}

/** The student's own careers first: those that use most of it. Without any, well-known ways to use it. */
async function careersFor(
  actor: Actor,
  themes: readonly Theme[],
): Promise<{ careers: WhyCareer[]; savedCount: number }> {
  if (themes.length === 0) return { careers: [], savedCount: 0 };
  const { byCode, all } = await occupations();
  const saved = (await savedCareersOf(actor.personId)).filter((career) => career.stillInterested);
  const own = ranked(
    saved.flatMap(({ code }) => byCode.get(code) ?? []),
    themes,
  );
  if (own.length > 0) return { careers: own.slice(0, CAREERS_MAX), savedCount: own.length };
  const voices = await compositeVoices();
  const told = all.filter(({ code }) => voices.has(code));
  return { careers: ranked(told, themes).slice(0, CAREERS_MAX), savedCount: 0 };
}

/** Those that use any of it, by how much of it; of equal ones in the order given. */
function ranked(from: readonly Occupation[], themes: readonly Theme[]): WhyCareer[] {
  return from
    .map(({ code, title, ...rest }) => ({
      ...{ code, title, titleLocale: TITLE_LOCALE },
      because: sharedThemes({ code, title, ...rest }, themes),
    }))
    .filter(({ because }) => because.length > 0)
    .sort((left, right) => right.because.length - left.because.length);
}
