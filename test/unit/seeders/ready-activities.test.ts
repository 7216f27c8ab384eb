import { expect } from 'chai';
import { GradeBand, PlanPart, ReadySubject } from '#contracts/ready.js';
import { ASSIGNMENT_TITLE_MAX, PROMPT_MAX } from '#contracts/limits.js';
import { readyActivities, type ReadyInLanguages } from '#server/features/ready/ready-store.js';

const RUN = 4;
const LOCALES = ['en', 'es'] as const;

/** The activities that a teacher can give as they are. Reading them checks the shape of the files. */
describe('ready activities', () => {
  let activities: readonly ReadyInLanguages[];

  before(async () => {
    activities = await readyActivities();
  });

  it('F54: at least 60, each once, for every subject and grade at least two', () => {
    expect(activities).to.have.length.of.at.least(60);
    expect(new Set(activities.map(({ en }) => en.id))).to.have.property('size', activities.length);
    for (const subject of ReadySubject.options)
      for (const band of GradeBand.options)
        expect(
          activities.filter(({ en }) => en.subject === subject && en.band === band),
          `${subject} ${band}`,
        ).to.have.length.of.at.least(2);
    for (const part of PlanPart.options)
      expect(
        activities.filter(({ en }) => en.feeds === part),
        part,
      ).to.have.length.of.at.least(6);
  });

  it('F54: ten minutes each, with questions that fit into a reflection, in both languages', () => {
    for (const activity of activities) {
      expect(activity.en.minutes).to.equal(10);
      expect(activity.en.prompts).to.have.length(activity.es.prompts.length);
      for (const locale of LOCALES) {
        const { title, prompts, why, instructions } = activity[locale];
        expect(title).to.have.length.within(8, Math.min(60, ASSIGNMENT_TITLE_MAX));
        for (const text of [why, ...prompts])
          expect(text, activity.en.id).to.have.length.within(20, Math.min(200, PROMPT_MAX));
        expect(instructions.split('\n'), activity.en.id).to.have.length(5);
      }
      expect(activity.en.instructions).not.to.equal(activity.es.instructions);
    }
  });

  for (const locale of LOCALES)
    it(`no two are alike: they share at most 30 % of their runs of four words (${locale})`, () => {
      const runs = activities.map((activity) => runsOf(activity[locale]));
      for (const [at, left] of runs.entries())
        for (const right of runs.slice(at + 1)) {
          const shared = [...left].filter((run) => right.has(run)).length;
          expect(shared / Math.min(left.size, right.size)).to.be.at.most(0.3);
        }
    });
});

function runsOf({ title, instructions, prompts }: ReadyInLanguages['en']): Set<string> {
  const words = [title, instructions, ...prompts]
    .join(' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return new Set(words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' ')));
}
