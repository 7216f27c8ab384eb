import { ASSESSMENT_KINDS, type AssessmentKind } from '#contracts/assessment-kinds.js';
import { DEFAULT_WEIGHTS } from '#contracts/match-weights.js';
import type { KindScores } from '#contracts/matching.js';
import type { RatedOccupation } from '#server/features/careers/occupation-store.js';
import { rankCareers } from '#server/features/matchmaker/matcher.js';
import { shippedOccupations } from '../support/occupations.js';
import { answerAs, seededRandom } from '../support/own-answers.js';

/*
 * `npm run bench:match`: what the matcher finds, and how long it takes. Everybody here is made up: one
 * person for each occupation, who answers as that occupation is rated.
 */

const { rated } = shippedOccupations();
const FIRST = 20;
const ROUNDS = 60;
const TIMES = 10;

interface Quality {
  people: number;
  /** Share whose own occupation is among the first ten. */
  inTen: number;
  /** Share of all related careers that are among the first `FIRST`. */
  related: number;
}

function measure(kinds: readonly AssessmentKind[], form: 'short' | 'full', slip: number): Quality {
  const random = seededRandom(7);
  let people = 0;
  let inTen = 0;
  let found = 0;
  let all = 0;
  for (const occupation of rated) {
    const scores = answersOf(occupation, kinds, { form, slip, random });
    if (!scores) continue;
    const codes = rankCareers(scores, DEFAULT_WEIGHTS, rated).ranked.map(({ code }) => code);
    people += 1;
    if (codes.slice(0, 10).includes(occupation.code)) inTen += 1;
    const first = new Set(codes.filter((code) => code !== occupation.code).slice(0, FIRST));
    const related = occupation.related.filter((code) => CODES.has(code));
    found += related.filter((code) => first.has(code)).length;
    all += related.length;
  }
  return { people, inTen: inTen / people, related: found / all };
}

const CODES = new Set(rated.map(({ code }) => code));

/** Skills and values have one form only. */
function answersOf(
  occupation: RatedOccupation,
  kinds: readonly AssessmentKind[],
  options: { form: 'short' | 'full'; slip: number; random: () => number },
): KindScores[] | null {
  const scores = kinds.flatMap((kind) => {
    const form = kind === 'interests' ? options.form : 'full';
    return answerAs(occupation, kind, { ...options, form }) ?? [];
  });
  return scores.length === kinds.length ? scores : null;
}

function printQuality(): void {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  console.log(`Chance to be among the first ${FIRST}: ${percent(FIRST / (rated.length - 1))}`);
  const sets: (readonly AssessmentKind[])[] = [
    ['interests'],
    ['skills'],
    ['values'],
    ['interests', 'values'],
    ['interests', 'skills'],
    ASSESSMENT_KINDS,
  ];
  for (const kinds of sets)
    for (const form of kinds.includes('interests')
      ? (['full', 'short'] as const)
      : (['full'] as const))
      for (const slip of [0, 1, 2]) {
        const { people, inTen, related } = measure(kinds, form, slip);
        console.log(
          `${kinds.join(' + ')}, ${form}, answers off by up to ${slip}: ${people} people, ` +
            `own career in the first 10 ${percent(inTen)}, related in the first ${FIRST} ${percent(related)}`,
        );
      }
}

function printTimes(): void {
  const many = Array.from({ length: TIMES }, (_, copy) =>
    rated.map((occupation) => ({ ...occupation, code: `${occupation.code}-${copy}` })),
  ).flat();
  const person = rated.find((one) => answersOf(one, ASSESSMENT_KINDS, EXACT));
  const all = person && answersOf(person, ASSESSMENT_KINDS, EXACT);
  if (!all) throw new Error('No occupation is rated in all kinds.');
  for (const [name, scores] of [
    ['interests', all.slice(0, 1)],
    ['all kinds', all],
  ] as const)
    for (const careers of [rated, many]) {
      const times = Array.from({ length: ROUNDS }, () => {
        const begun = performance.now();
        rankCareers(scores, DEFAULT_WEIGHTS, careers);
        return performance.now() - begun;
      }).sort((left, right) => left - right);
      const at = (share: number) => (times[Math.floor(ROUNDS * share)] ?? 0).toFixed(1);
      console.log(`${name}, ${careers.length} careers: median ${at(0.5)} ms, p95 ${at(0.95)} ms`);
    }
}

const EXACT = { form: 'full', slip: 0, random: () => 0 } as const;

printQuality();
printTimes();
