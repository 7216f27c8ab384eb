import { expect } from 'chai';
import { AwardLevel, CareerPrograms, ProgramReply } from '#contracts/programs.js';
import { all as messages } from '#contracts/generated/messages/all.js';
import {
  presentCareerPrograms,
  presentProgramPage,
} from '#server/features/careers/program-service.js';
import { shippedOccupations } from '../../support/occupations.js';
import { shippedPrograms } from '../../support/programs.js';

const occupations = shippedOccupations();
const programs = shippedPrograms();
const all = [...programs.byCode.values()];

describe('The shipped programs of study', () => {
  it('F25: lead from every career to its programs and back, with no broken link', () => {
    let links = 0;
    for (const occupation of occupations.all) {
      const reply = CareerPrograms.parse(presentCareerPrograms(occupation, programs));
      expect(reply.noData, occupation.code).to.equal(reply.items.length > 0 ? null : 'no-program');
      for (const { code } of reply.items) {
        const page = presentProgramPage(programs.byCode.get(code)!, occupations);
        if (!page.careers.some((career) => career.code === occupation.code))
          expect.fail(`${code} does not lead back to ${occupation.code}`);
        links += 1;
      }
    }
    expect(links).to.equal(all.reduce((sum, { careers }) => sum + careers.length, 0));
    expect(links).to.be.above(6_000);
  });

  it('F25: lead from every program to careers that exist, or say that there are none', () => {
    for (const program of all) {
      const page = ProgramReply.parse(presentProgramPage(program, occupations));
      expect(page.careers.length, program.code).to.equal(program.careers.length);
      expect(page.noData, program.code).to.equal(page.careers.length > 0 ? null : 'no-career');
    }
    expect(all.filter(({ careers }) => careers.length === 0)).to.have.length(195);
    const without = occupations.all.filter(({ code }) => !programs.byCareer.has(code));
    expect(without).to.have.length(191);
  });

  it('have words in both languages for every family and award', () => {
    for (const locale of ['en', 'es'] as const) {
      const words = messages[locale].programs as Record<string, unknown>;
      const needed = [
        ...new Set(all.map(({ family }) => `family-${family}`)),
        ...AwardLevel.options.map((level) => `award-${level}`),
      ];
      expect(needed.filter((key) => !(key in words))).to.deep.equal([]);
    }
  });

  it('count the colleges of registered nursing', () => {
    const nursing = programs.byCode.get('51.3801')!;
    expect(nursing.colleges).to.equal(2_122);
    expect(nursing.awards).to.deep.include(['associate', 1_132]);
    for (const { awards, colleges } of all)
      for (const [, count] of awards) expect(count).to.be.at.most(colleges);
  });
});
