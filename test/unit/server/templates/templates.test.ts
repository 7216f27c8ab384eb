import { expect } from 'chai';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { COMPONENT_CODES, DOMAIN_OF, TEMPLATE_IDS } from '#contracts/component-codes.js';
import { PlanTemplate } from '#contracts/templates.js';
import { judge } from '#server/features/templates/completion-rule.js';
import { stateTemplate, stateTemplates } from '#server/features/templates/template-store.js';
import { doneAllBut, NO_FACTS, recordedFact } from '../../../support/plan-facts.js';

const YEAR = 2026;
const FOLDER = join(import.meta.dirname, '..', '..', '..', '..', 'seeders/reference/templates');

const gradesOf = ({ grades }: PlanTemplate): number[] =>
  [6, 7, 8, 9, 10, 11, 12].filter((grade) => grade >= grades.from && grade <= grades.to);

describe('templates', () => {
  it('F10: there is a file for each of 44 states and one for no state, and each is valid', () => {
    const files = readdirSync(FOLDER).map((name) => name.replace('.json', ''));
    expect(files.sort()).to.deep.equal(TEMPLATE_IDS.map((id) => id.toLowerCase()).sort());
    expect(TEMPLATE_IDS.filter((id) => id !== 'generic')).to.have.length(44);
    for (const id of TEMPLATE_IDS) expect(stateTemplate(id).state).to.equal(id);
  });

  it('F10: every rule says where it was read, when, and how sure that is', () => {
    for (const { source, checkedOn, confidence } of stateTemplates())
      expect({ source, checkedOn, confidence }).to.satisfy((said: object) =>
        Object.values(said).every(Boolean),
      );
    const low = stateTemplates().filter(({ confidence }) => confidence === 'low');
    expect(low.map(({ state }) => state)).to.deep.equal(['AK', 'AL', 'DC', 'FL', 'MD', 'MS', 'ND']);
  });

  it('F10: of all 44, who does everything is complete, and who misses any one thing is not', () => {
    let judged = 0;
    for (const template of stateTemplates()) {
      for (const grade of gradesOf(template)) {
        const all = judge(template, doneAllBut(template, grade, YEAR, null), YEAR);
        expect(all.isComplete, `${template.state} ${grade}`).to.equal(true);
        for (const { code } of template.components) {
          const one = judge(template, doneAllBut(template, grade, YEAR, code), YEAR);
          const { standing } = one.components.find((component) => component.code === code)!;
          const isLater = standing === 'later';
          expect(one.isComplete, `${template.state} ${grade} ${code}`).to.equal(isLater);
          expect(one.done, `${template.state} ${grade} ${code}`).to.equal(all.done - 1);
          judged += 1;
        }
      }
    }
    expect(judged).to.be.above(2_000);
  });

  it('F10: what comes later is asked for in its grade, and nothing is asked of other grades', () => {
    const nextStep = stateTemplate('NM');
    const before = judge(nextStep, doneAllBut(nextStep, 11, YEAR, 'final'), YEAR);
    expect(before.isComplete).to.equal(true);
    expect(judge(nextStep, doneAllBut(nextStep, 12, YEAR, 'final'), YEAR).isComplete).to.equal(
      false,
    );
    const young = judge(nextStep, { ...NO_FACTS, grade: 6 }, YEAR);
    expect([young.isOutside, young.isComplete]).to.deep.equal([true, false]);
    expect(judge(nextStep, NO_FACTS, YEAR)).to.include({ isOutside: false, isComplete: false });
  });

  it('F02: a thing waived or added with a reason changes what is asked of one student', () => {
    const template = stateTemplate('AZ');
    const facts = doneAllBut(template, 9, YEAR, 'service');
    const waived = judge(template, { ...facts, waived: ['service'] }, YEAR);
    expect(waived).to.include({ isComplete: true, required: template.components.length - 1 });
    const added = judge(template, { ...facts, waived: ['service'], added: ['reflect'] }, YEAR);
    expect(added).to.include({ isComplete: false, required: template.components.length });
    expect(added.components.at(-1)).to.include({ code: 'reflect', isAdded: true });
  });

  it('F10: a yearly review counts in its own year only, whoever comes mid-year', () => {
    const template = stateTemplate('CO');
    const facts = doneAllBut(template, 10, YEAR, 'annual');
    const said = (year: number, isEarlier = false) =>
      judge(
        template,
        { ...facts, recorded: [recordedFact('annual', year, { meeting: 'review', isEarlier })] },
        YEAR,
      ).isComplete;
    expect([said(YEAR - 1), said(YEAR - 1, true), said(YEAR)]).to.deep.equal([false, false, true]);
  });

  it('F10: earlier work that staff count meets a component, however many it wants', () => {
    const template = stateTemplate('generic');
    const facts = doneAllBut(template, 7, YEAR, 'explore');
    const recorded = (isEarlier: boolean) => [
      ...facts.recorded,
      recordedFact('explore', YEAR - 1, { isEarlier }),
    ];
    const judged = (isEarlier: boolean) =>
      judge(template, { ...facts, recorded: recorded(isEarlier) }, YEAR).isComplete;
    expect([judged(false), judged(true)]).to.deep.equal([false, true]);
  });

  it('F10: counts go down with the grade: ten careers in grade 6, two in grade 12', () => {
    const template = stateTemplate('generic');
    const needs = [6, 7, 8, 9, 10, 11, 12].map(
      (grade) =>
        judge(template, { ...NO_FACTS, grade }, YEAR).components.find(
          ({ code }) => code === 'explore',
        )!.need,
    );
    expect(needs).to.deep.equal([10, 10, 8, 6, 4, 3, 2]);
  });

  it('F10: Pennsylvania counts evidence by band and wants each strand in it', () => {
    const template = stateTemplate('PA');
    const facts = doneAllBut(template, 11, YEAR, 'portfolio');
    const strands = template.artifacts!.strands;
    const held = (years: number[], covered: number) =>
      judge(
        template,
        {
          ...facts,
          counts: {
            ...facts.counts,
            ...Object.fromEntries(years.map((year) => [`portfolio@${year}`, 4])),
          },
          recorded: [
            ...facts.recorded,
            ...strands
              .slice(0, covered)
              .map((strand) => recordedFact('portfolio', YEAR, { strand })),
          ],
        },
        YEAR,
      ).components.find(({ code }) => code === 'portfolio')!;
    expect(held([YEAR, YEAR - 1], 4)).to.include({ standing: 'met', have: 12, need: 12 });
    expect(held([YEAR, YEAR - 1], 3)).to.include({ standing: 'missing', have: 11 });
    // Grade 8 is another band.
    expect(held([YEAR, YEAR - 3], 4)).to.include({ standing: 'missing', have: 8 });
  });

  it('F10: Utah wants one meeting alone and one with a group in each band', () => {
    const template = stateTemplate('UT');
    const facts = doneAllBut(template, 8, YEAR, 'annual');
    const held = (meetings: [number, 'individual' | 'group'][]) =>
      judge(
        template,
        {
          ...facts,
          recorded: meetings.map(([year, meeting]) => recordedFact('annual', year, { meeting })),
        },
        YEAR,
      ).isComplete;
    expect(held([[YEAR, 'individual']])).to.equal(false);
    expect(
      held([
        [YEAR, 'individual'],
        [YEAR - 1, 'group'],
      ]),
    ).to.equal(true);
    expect(
      held([
        [YEAR, 'individual'],
        [YEAR - 2, 'group'],
      ]),
    ).to.equal(false);
  });

  it('F08: every component belongs to a domain', () => {
    expect(Object.keys(DOMAIN_OF).sort()).to.deep.equal([...COMPONENT_CODES].sort());
  });
});
