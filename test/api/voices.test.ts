import { expect } from 'chai';
import type { CareerVoices } from '#contracts/voices.js';
import { compositeVoices } from '#server/features/voices/composite-voices.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { buildPerson } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { shippedOccupations } from '../support/occupations.js';

const voicesOf = (code: string) => `/api/careers/${code}/voices`;
const NURSE = '29-1141.00';
/** Has no interview of ours; careers like it do. */
const MIDWIFE = '29-1161.00';

describe('Career voices', () => {
  let student: ApiClient;
  before(async () => {
    student = await apiAs(await buildPerson());
  });

  it('F39: tells a workday, likes, dislikes and advice in both languages, with its date', async () => {
    const { composite } = await reply<CareerVoices>(student.get(voicesOf(NURSE)));
    expect(composite?.writtenOn).to.match(/^\d{4}-\d\d-\d\d$/);
    for (const texts of [composite!.texts.en, composite!.texts.es])
      expect(Object.keys(texts)).to.deep.equal(['workday', 'likes', 'dislikes', 'advice']);
    expect(composite!.texts.en.workday).not.to.equal(composite!.texts.es.workday);
  });

  it('F39: at least 100 careers have an interview, and the others name careers that do', async () => {
    const told = await compositeVoices();
    const { byCode } = shippedOccupations();
    expect([...told.keys()].filter((code) => byCode.has(code))).to.have.length.at.least(100);
    const { composite, elsewhere } = await reply<CareerVoices>(student.get(voicesOf(MIDWIFE)));
    expect(composite).to.equal(null);
    expect(elsewhere).to.not.be.empty;
    for (const { code } of elsewhere) expect(told.has(code), code).to.equal(true);
  });

  it('answers 404 for an unknown career', async () => {
    await student.get(voicesOf('99-9999.00')).expect(404);
  });
});
