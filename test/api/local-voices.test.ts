import { expect } from 'chai';
import type { CareerVoices, StaffVoices, VoiceState } from '#contracts/voices.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { buildCourse, buildDistrict, buildPerson, type Person } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { buildVoice, told } from '../support/voices.js';

const WELDER = '51-4121.00';
const PATH = `/api/careers/${WELDER}/voices`;

describe('Local interviews', () => {
  let teacher: Person;
  let asTeacher: ApiClient;
  let asOther: ApiClient;
  let asCounselor: ApiClient;
  let asStudent: ApiClient;
  let asStranger: ApiClient;

  before(async () => {
    const course = await buildCourse();
    teacher = await buildPerson({ course, role: 'teacher', name: 'Tess Teacher' });
    asTeacher = await apiAs(teacher);
    asOther = await apiAs(await buildPerson({ course, role: 'teacher' }));
    asCounselor = await apiAs(await buildPerson({ course, role: 'counselor' }));
    asStudent = await apiAs(await buildPerson({ course }));
    const elsewhere = await buildCourse({ district: await buildDistrict('Elsewhere') });
    asStranger = await apiAs(await buildPerson({ course: elsewhere, role: 'counselor' }));
  });

  const read = async (api: ApiClient) => (await reply<CareerVoices>(api.get(PATH))).local;
  const turn = (api: ApiClient, id: string, from: VoiceState, to: VoiceState) =>
    api.put(`/api/voices/${id}/state`, { from, to });

  it('B14: keeps the release in the words the person agreed to', async () => {
    const voice = await buildVoice(teacher, WELDER, 'released');
    expect(voice.release).to.deep.include({ signer: 'released signer', signedOn: '2026-10-12' });
    expect(voice.release.text).to.contain('I can ask for them to be taken down');
    expect(voice).to.deep.include({ state: 'waiting', addedBy: 'Tess Teacher', decidedBy: null });
    expect(voice.career.title).to.equal('Welders, Cutters, Solderers, and Brazers');
    const mine = told('contado');
    const spanish = { ...mine, release: { ...mine.release, locale: 'es' } };
    const { items } = await reply<StaffVoices>(asTeacher.post(PATH, spanish), 201);
    expect(items[0]!.release.text).to.contain('Puedo pedir en cualquier momento');
  });

  it('B14: takes none without a release, without one of the four answers or from a day to come', async () => {
    const voice = told();
    const faulty = [
      { ...voice, release: { ...voice.release, isAgreed: false } },
      { ...voice, release: undefined },
      { ...voice, texts: { ...voice.texts, advice: ' ' } },
      { ...voice, toldOn: '2199-01-01' },
    ];
    for (const body of faulty) await asTeacher.post(PATH, body).expect(400);
    await asStudent.post(PATH, voice).expect(403);
    await asTeacher.post('/api/careers/99-9999.00/voices', voice).expect(404);
  });

  it('B14: shows one to students when a counselor says so, and none before', async () => {
    const { id } = await buildVoice(teacher, WELDER, 'approved');
    expect((await read(asStudent)).map((voice) => voice.id)).not.to.include(id);
    await turn(asTeacher, id, 'waiting', 'shown').expect(403);
    await turn(asStudent, id, 'waiting', 'shown').expect(403);
    await turn(asCounselor, id, 'waiting', 'shown').expect(200);
    const shown = (await read(asStudent)).find((voice) => voice.id === id)!;
    expect(shown).to.deep.include({ speaker: 'approved speaker', toldOn: '2026-10-12' });
    expect(Object.keys(shown.texts)).to.deep.equal(['workday', 'likes', 'dislikes', 'advice']);
    expect(JSON.stringify(shown)).not.to.contain('signer');
  });

  it('B14: who added one takes it down at once, and only a counselor puts it back', async () => {
    const { id } = await buildVoice(teacher, WELDER, 'taken');
    await turn(asCounselor, id, 'waiting', 'shown').expect(200);
    await turn(asOther, id, 'shown', 'taken-down').expect(404);
    await turn(asTeacher, id, 'shown', 'taken-down').expect(200);
    expect((await read(asStudent)).map((voice) => voice.id)).not.to.include(id);
    await turn(asTeacher, id, 'taken-down', 'shown').expect(403);
    await turn(asCounselor, id, 'shown', 'declined').expect(409);
    await turn(asCounselor, id, 'taken-down', 'shown').expect(200);
  });

  it('B14: deletes one for good, its release too', async () => {
    const { id } = await buildVoice(teacher, WELDER, 'erased');
    await asOther.delete(`/api/voices/${id}`).expect(404);
    await asStudent.delete(`/api/voices/${id}`).expect(403);
    await asTeacher.delete(`/api/voices/${id}`).expect(200);
    const left = await reply<StaffVoices>(asCounselor.get('/api/voices'));
    expect(JSON.stringify(left)).not.to.contain('erased');
  });

  it('B14: lists all to counselors, their own to teachers and none to students', async () => {
    const { id } = await buildVoice(teacher, WELDER, 'listed');
    const listed = async (api: ApiClient) =>
      (await reply<StaffVoices>(api.get('/api/voices'))).items.find((one) => one.id === id);
    expect((await listed(asTeacher))?.nextStates).to.deep.equal([]);
    expect((await listed(asCounselor))?.nextStates).to.deep.equal(['shown', 'declined']);
    expect(await listed(asOther)).to.equal(undefined);
    await asStudent.get('/api/voices').expect(403);
  });

  it('B14: stays within the district', async () => {
    const { id } = await buildVoice(teacher, WELDER, 'ours');
    await turn(asCounselor, id, 'waiting', 'shown').expect(200);
    expect(await read(asStranger)).to.deep.equal([]);
    expect((await reply<StaffVoices>(asStranger.get('/api/voices'))).items).to.deep.equal([]);
    await turn(asStranger, id, 'shown', 'taken-down').expect(404);
    await asStranger.delete(`/api/voices/${id}`).expect(404);
  });
});
