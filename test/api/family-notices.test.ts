import { expect } from 'chai';
import type { Sheet, StudentFamily } from '#contracts/family.js';
import { apiAs } from '../support/api.js';
import { buildPerson } from '../support/builders.js';
import { buildClass, familyOf, invite, ownFamily } from '../support/family.js';
import { readPdf } from '../support/read-documents.js';
import { reply } from '../support/reply.js';

const aNotice = { about: 'meeting', givenOn: '2026-09-01', way: 'phone', locale: 'es' };

describe('notices to families', function () {
  this.timeout(30_000);

  it('72: a notice has its date, way, language and outcome; each try counts, and one taken out comes back', async () => {
    const { student, counselor } = await buildClass();
    const api = await apiAs(counselor);
    const path = `/api/class/${student.personId}/family/notices`;
    await reply(api.post(path, { ...aNotice, givenOn: '2999-01-01' }), 400);
    await reply(api.post(path, { ...aNotice, way: 'pigeon' }), 400);
    await reply(api.post(path, aNotice), 201);
    const said = { ...aNotice, givenOn: '2026-09-08', outcome: 'reached', note: 'Comes on Friday' };
    const { notices } = await reply<StudentFamily>(api.post(path, said), 201);
    expect(notices.map(({ givenOn, outcome }) => [givenOn, outcome])).to.deep.equal([
      ['2026-09-08', 'reached'],
      ['2026-09-01', 'none'],
    ]);
    expect(notices[0]).to.include({ by: 'Dana Reed', note: 'Comes on Friday', locale: 'es' });
    const one = `${path}/${notices[0]!.id}`;
    expect(
      (await reply<StudentFamily>(api.delete(one))).notices.map(({ isRemoved }) => isRemoved),
    ).to.deep.equal([false, true]);
    await reply(api.post(`${one}/restore`));
    expect((await familyOf(counselor, student)).notices).to.have.length(2);
    expect((await ownFamily(student)).notices).to.deep.equal([]);
  });

  it('72: the letter of a notice is a PDF in the language of the family', async () => {
    const { course, student, counselor } = await buildClass();
    const api = await apiAs(counselor);
    const path = `/api/class/${student.personId}/family/notices`;
    for (const [locale, words] of [
      ['es', ['Le invitamos a hablar del plan', 'A la familia de Maya Lopez:', '1 de septiembre']],
      ['en', ['You are invited to talk about the plan', 'To the family of Maya Lopez,']],
    ] as const) {
      const { notices } = await reply<StudentFamily>(
        api.post(path, { ...aNotice, locale, note: locale }),
        201,
      );
      const { id } = notices.find(({ note }) => note === locale)!;
      const letter = await api.get(`${path}/${id}/letter`).expect(200);
      expect(letter.headers['content-type']).to.equal('application/pdf');
      const pdf = await readPdf(letter.body as Buffer);
      expect([pdf.isMarked, pdf.language]).to.deep.equal([true, `${locale}-US`]);
      const text = pdf.words.join(' ');
      for (const word of words) expect(text).to.include(word);
      const teacher = await apiAs(await buildPerson({ course, role: 'teacher' }));
      await teacher.get(`${path}/${id}/letter`).expect(403);
    }
  });

  it('71: the sheet to print carries link and code, and is made only for who was shown both', async () => {
    const { student, counselor } = await buildClass();
    const { id, url, code } = await invite(counselor, student, { locale: 'es' });
    const api = await apiAs(counselor);
    const path = `/api/class/${student.personId}/family/invitations/${id}/sheet`;
    const wrong = code === '000000' ? '000001' : '000000';
    await reply(api.post(path, { url, code: wrong }), 404);
    const { fileName, content } = await reply<Sheet>(api.post(path, { url, code }));
    expect(fileName).to.equal('Invitación para la familia.pdf');
    const text = (await readPdf(Buffer.from(content, 'base64'))).words.join(' ');
    expect(text).to.include(code).and.include('Corte aquí');
    expect(text.replaceAll(/\s/g, '')).to.include(url.split('/').at(-1));
    await reply(api.delete(`/api/class/${student.personId}/family/invitations/${id}`));
    await reply(api.post(path, { url, code }), 404);
  });
});
