import type { Strand } from '#contracts/component-codes.js';
import type { PlanTemplate, TemplateMeeting } from '#contracts/templates.js';
import type { StudentFacts } from './completion-rule.js';

export interface Held {
  have: number;
  need: number;
}

/** The school years in which a student of this grade was in this band, up to now. */
function yearsOf(
  band: { from: number; to: number },
  grade: number,
  year: number,
): [number, number] {
  return [year - (grade - band.from), Math.min(year, year + (band.to - grade))];
}

/** What there is of the pieces of evidence in a student's band of grades. */
export interface Artifacts {
  /** Null where nobody knows the grade: the first band counts, whenever it was. */
  band: { from: number; to: number } | null;
  pieces: number;
  need: number;
  /** Of which staff say that a piece covers it. */
  strands: readonly Strand[];
}

/** @param facts - with the records of this component alone. */
export function artifactsIn(
  { bands, strands }: NonNullable<PlanTemplate['artifacts']>,
  { grade, counts, recorded }: StudentFacts,
  year: number,
): Artifacts {
  const band = bands.find(({ from, to }) => grade !== null && grade >= from && grade <= to);
  const [first, last] = band && grade !== null ? yearsOf(band, grade, year) : [-Infinity, Infinity];
  const isInside = (of: number) => of >= first && of <= last;
  const own = Object.entries(counts).reduce((sum, [key, count]) => {
    const [code, of] = key.split('@');
    return code === 'portfolio' && of !== undefined && isInside(Number(of)) ? sum + count : sum;
  }, 0);
  const said = recorded.filter((one) => isInside(one.year));
  return {
    band: band ?? null,
    // A line about a strand says what a piece covers; it is no piece of its own.
    pieces: own + said.filter(({ strand }) => strand === null).length,
    need: (band ?? bands[0])?.count ?? 1,
    strands: strands.filter((strand) => said.some((one) => one.strand === strand)),
  };
}

/** Pieces of evidence and each strand, as one number. */
export function artifactsOf(
  artifacts: NonNullable<PlanTemplate['artifacts']>,
  facts: StudentFacts,
  year: number,
): Held {
  const { pieces, need, strands } = artifactsIn(artifacts, facts, year);
  return {
    have: Math.min(pieces, need) + strands.length,
    need: need + artifacts.strands.length,
  };
}

/** Yearly reviews, or the meetings that the template wants in their place. */
export function reviewsOf(
  meetings: readonly TemplateMeeting[],
  { grade, recorded, counts }: StudentFacts,
  year: number,
): Held {
  const wanted = meetings.filter(
    ({ from, to }) => grade === null || (grade >= from && grade <= to),
  );
  if (wanted.length === 0)
    return {
      have: recorded.filter((one) => one.year === year).length + (counts[`annual@${year}`] ?? 0),
      need: 1,
    };
  return wanted.reduce(
    (sum, meeting) => {
      const [first, last] =
        meeting.every || grade === null ? [year, year] : yearsOf(meeting, grade, year);
      const held =
        recorded.filter(
          (one) => one.meeting === meeting.kind && one.year >= first && one.year <= last,
        ).length + heldIn(counts, meeting.kind, [first, last]);
      return { have: sum.have + Math.min(held, meeting.count), need: sum.need + meeting.count };
    },
    { have: 0, need: 0 },
  );
}

/** Conversations of this kind that both confirmed, within these school years. */
function heldIn(
  counts: StudentFacts['counts'],
  kind: TemplateMeeting['kind'],
  [first, last]: [number, number],
): number {
  return Object.entries(counts).reduce((sum, [key, count]) => {
    const [what, of] = key.split('@');
    const isInside = what === `meeting-${kind}` && Number(of) >= first && Number(of) <= last;
    return isInside ? sum + count : sum;
  }, 0);
}
