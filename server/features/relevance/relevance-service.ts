import type { CountRange } from '#contracts/count-range.js';
import type { RelevanceItem, RelevanceMap, Want } from '#contracts/relevance.js';
import { SMALL } from '#contracts/small-figures.js';
import type { TaggedItem } from '#contracts/tags.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { type OccupationStore, occupations } from '../careers/occupation-store.js';
import { courseOfStaff } from '../class/course-policy.js';
import { itemsOfCourse } from '../tags/item-records.js';
import { sharedThemes } from '../tags/theme-records.js';
import { shownTo } from '../visibility/visibility-policy.js';
import { classFacts, tiedTo } from './class-facts.js';
import { type ClassFigures, figuresOfClass } from './class-figures.js';
import { allWants, CAREERS_MAX, type Wanted } from './wants.js';

/**
 * What of the course's work touches what its students want: numbers and course work, nobody's name. So it is
 * no look at a student, and it may be shown to the class.
 *
 * @throws AppError as `courseOfStaff`
 */
export async function readRelevance(actor: Actor): Promise<RelevanceMap> {
  const courseId = courseOfStaff(actor);
  const [course] = await sql<{ title: string | null }>(
    'select title from courses where tenant_id = $1 and id = $2',
    [actor.tenantId, courseId],
  );
  const store = await occupations();
  const items = await itemsOfCourse(courseId);
  const members = await classFacts(courseId, shownTo(actor.role), store);
  const wants = allWants(store);
  const ties = items.map(({ key }): [string, Wanted | null] => [tiedTo(key), null]);
  const figures = figuresOfClass(members, new Map([...wants, ...ties]));
  return {
    courseTitle: course?.title ?? null,
    students: members.length,
    wants: wantsOf(figures, wants, { items, store }),
    items: items.map(({ key, title, dueDate }): RelevanceItem => {
      return { key, title, dueDate, goals: figures.figure(tiedTo(key)) };
    }),
    groups: figures.groups.map(({ name, students }) => ({ name, students })),
  };
}

/** Every theme and kind of goal is there, wanted or not: what is missing would tell. Of careers the largest. */
function wantsOf(
  figures: ClassFigures,
  wants: ReadonlyMap<string, Wanted>,
  course: { items: readonly TaggedItem[]; store: OccupationStore },
): Want[] {
  const all = [...wants]
    .map(([code, wanted]) => ({ code, wanted, figure: figures.figure(code) }))
    .toSorted((a, b) => b.figure.low - a.figure.low || (a.code < b.code ? -1 : 1));
  const careers = all.filter(({ wanted, figure }) => wanted.kind === 'career' && isFigure(figure));
  const listed = new Set(careers.slice(0, CAREERS_MAX));
  return all
    .filter((one) => one.wanted.kind !== 'career' || listed.has(one))
    .map(({ code, wanted, figure }) => ({
      ...{ kind: wanted.kind, id: wanted.id, figure },
      title: wanted.kind === 'career' ? (course.store.byCode.get(wanted.id)?.title ?? null) : null,
      parts: figures.groups.map((group) => group.figure(code)),
      touchedBy: wanted.kind === 'goal' ? null : touching(wanted, course),
    }));
}

function touching(
  { kind, id }: Wanted,
  { items, store }: { items: readonly TaggedItem[]; store: OccupationStore },
): string[] {
  const career = kind === 'career' ? store.byCode.get(id) : undefined;
  return items
    .filter(({ themes }) =>
      career
        ? sharedThemes(career, themes).length > 0
        : themes.some((theme) => theme.kind === kind && theme.id === id),
    )
    .map(({ key }) => key);
}

const isFigure = ({ low }: CountRange) => low >= SMALL;
