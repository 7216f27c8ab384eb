import { expect } from 'chai';
import {
  outlookLabel,
  presentBrief,
  presentCareer,
} from '#server/features/careers/career-presenter.js';
import type { Occupation } from '#server/features/careers/occupation-store.js';
import { shippedOccupations } from '../../../support/occupations.js';

const store = shippedOccupations();
const career = (code: string): Occupation => store.byCode.get(code)!;

describe('Career profiles', () => {
  it('F40: give pay by year and hour with source and year', () => {
    const { pay } = presentCareer(career('29-1141.00'), store);
    expect(pay.source).to.deep.equal({ id: 'wages', year: 2025 });
    expect(pay.data?.yearly?.p50).to.equal(97_550);
    expect(pay.data?.hourly.p50).to.be.closeTo(97_550 / 2_080, 0.02);
    const { p10, p25, p75, p90 } = pay.data!.yearly!;
    expect([p10, p25, p75, p90].every((value) => typeof value === 'number')).to.equal(true);
  });

  it('F40: give only hourly pay for people who are paid by the hour', () => {
    const actors = store.all.find(({ title }) => title === 'Actors')!;
    const { pay } = presentCareer(actors, store);
    expect(pay.data?.yearly).to.equal(null);
    expect(pay.data?.hourly.p50).to.equal(29.05);
  });

  it('F41: give growth and openings with a plain label and the period', () => {
    expect(presentCareer(career('15-1252.00'), store).jobOutlook.data).to.deep.include({
      fromYear: 2024,
      toYear: 2034,
      growthPercent: 15.8,
      label: 'much-faster',
      isFastGrowing: true,
    });
  });

  it('F40: say when pay and outlook are of the wider occupation that a career is a part of', () => {
    const part = presentCareer(career('11-1011.03'), store);
    expect(part.pay.data?.isForGroup).to.equal(true);
    expect(part.jobOutlook.data?.isForGroup).to.equal(true);
    expect(presentCareer(career('11-1011.00'), store).pay.data?.isForGroup).to.equal(false);
  });

  it('F38: name first what a work needs more than others do', () => {
    expect(presentCareer(career('49-3023.00'), store).work.data?.skills[0]).to.equal('repairing');
    const nurse = presentCareer(career('29-1141.00'), store).work.data;
    expect(nurse?.knowledge).to.include('medicine-and-dentistry');
    expect(nurse?.skills).to.have.length(3);
  });

  it('F38: say that nobody rated the skills of a newer job', () => {
    const { skills, work, subjects } = presentCareer(career('15-1252.00'), store);
    for (const { data, noData } of [skills, work, subjects])
      expect({ data, noData }).to.deep.equal({ data: null, noData: 'not-rated' });
  });

  it('F38: say why military jobs have no numbers', () => {
    const infantry = store.all.find(({ title }) => title === 'Infantry')!;
    const profile = presentCareer(infantry, store);
    expect(profile.pay).to.deep.include({ data: null, noData: 'military' });
    expect(profile.interests.noData).to.equal('military');
  });

  it('name the strongest areas and the language of the title', () => {
    expect(presentBrief(career('29-1141.00'))).to.deep.include({
      areas: ['s', 'c', 'i'],
      titleLocale: 'en',
    });
  });
});

describe('outlookLabel', () => {
  for (const [growth, label] of [
    [-3.2, 'decline'],
    [0.2, 'little'],
    [1.6, 'slower'],
    [3.1, 'average'],
    [4.9, 'faster'],
    [15.8, 'much-faster'],
  ] as const) {
    it(`calls ${growth} % ${label}`, () => {
      expect(outlookLabel(growth)).to.equal(label);
    });
  }
});
