import { type AreaResult, ContentArea, type Readiness } from '#contracts/readiness.js';
import type { AssessmentResult } from '#contracts/record.js';
import { PLAIN_LEVEL } from '#contracts/result-columns.js';
import type { Actor } from '../../auth/actor.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { coursesInReach } from '../class/reach.js';
import { assessmentsOf } from './assessment-records.js';
import { shownAssessments } from './assessment-service.js';
import { requireStudentOf } from './record-policy.js';

/** Words by which the part of a test, or the test, names its area. English first: “English reading” is reading. */
const NAMED: Readonly<Record<ContentArea, RegExp>> = {
  reading: /\b(reading|lectura)\b/i,
  english: /\b(english|ela|language arts|writing|ingl[eé]s|escritura)\b/i,
  math: /\b(math|maths|mathematics|algebra|geometry|matem[aá]ticas?|[aá]lgebra)\b/i,
  science: /\b(science|sciences|biology|ciencias?|biolog[ií]a)\b/i,
};

/**
 * How far a student is toward college-level work in the four content areas, from what the district loaded
 * or staff entered: the newest result of each area, as it was told. What a student entered says nothing of
 * it, and an area without a result is left out.
 */
export async function readReadiness(actor: Actor): Promise<Readiness> {
  const results = await assessmentsOf(actor.personId);
  return { areas: areasIn(results.filter(({ isRemoved }) => !isRemoved).filter(isTold)) };
}

/** The same of one of their students, for staff. Looking is noted. @throws AppError as `studentOfCourse` */
export async function readReadinessOf(
  actor: Actor,
  studentId: string,
  request: AccessRequest,
): Promise<Readiness> {
  await requireStudentOf(actor, await coursesInReach(actor), studentId);
  await noteAccess(actor, [studentId], 'record', request);
  return { areas: areasIn((await shownAssessments(actor.role, studentId)).filter(isTold)) };
}

const isTold = ({ source }: ToldResult) => source === 'imported' || source === 'staff';

/** What is needed of a result to say how far a student is. */
export type ToldResult = Pick<
  AssessmentResult,
  'tool' | 'name' | 'takenOn' | 'meaning' | 'scores' | 'source'
>;

/** @param results - the newest first. */
export function areasIn(results: readonly ToldResult[]): AreaResult[] {
  const found = new Map<ContentArea, AreaResult>();
  for (const result of results) {
    const area = areaOf(result);
    if (area && !found.has(area)) found.set(area, present(area, result));
  }
  return ContentArea.options.flatMap((area) => found.get(area) ?? []);
}

function areaOf({ name, tool }: ToldResult): ContentArea | null {
  const order = Object.keys(NAMED) as ContentArea[];
  const named = (words: string) => order.find((area) => NAMED[area].test(words));
  return named(name) ?? named(tool) ?? null;
}

function present(area: ContentArea, result: ToldResult): AreaResult {
  const { tool, name: part, takenOn, meaning, scores, source } = result;
  const numbers = scores
    .filter(({ name }) => name !== PLAIN_LEVEL)
    .map(({ value, maximum }) => ({ value: Number(value), maximum }))
    .filter(({ value }) => Number.isFinite(value));
  // A score with its maximum can be drawn; of several the first one is the whole test.
  const shown = numbers.find(({ maximum }) => maximum !== null) ?? numbers[0];
  return {
    ...{ area, tool, part, takenOn, meaning, value: shown?.value ?? null },
    maximum: shown?.maximum ?? null,
    level: scores.find(({ name }) => name === PLAIN_LEVEL)?.value ?? '',
    source: source === 'staff' ? 'staff' : 'imported',
  };
}
