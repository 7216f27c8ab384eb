import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { Conversation } from '#contracts/conversations.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { agreedTalk, beginTalk, writeTalk } from '../support/conversations.js';
import { choiceOf, ownPlan, publish, standing } from '../support/plan-rules.js';
import { readPdf } from '../support/read-documents.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

/** Under exactly the text as it is. */
async function sign(
  who: Person,
  { id, textHash }: Conversation,
  signer: object,
): Promise<Conversation> {
  const body = { id: randomUUID(), textHash, ...signer };
  const api = await apiAs(who);
  return Conversation.parse(
    await reply(api.post(`/api/conversations/${id}/signatures`, body), 201),
  );
}

async function closed(teacher: Person, student: Person): Promise<Conversation> {
  const talk = await agreedTalk(teacher, student, { kind: 'conference' });
  await sign(student, talk, { role: 'student', name: 'Maya Okafor' });
  await sign(teacher, talk, { role: 'staff', name: 'Rosa Rivera' });
  await sign(teacher, talk, { role: 'guardian', name: 'Ngozi Okafor', relation: 'mother' });
  const path = `/api/conversations/${talk.id}/close`;
  return Conversation.parse(await reply((await apiAs(teacher)).post(path)));
}

async function recordOf(who: Person, { id }: Conversation): Promise<Buffer> {
  const test = (await apiAs(who)).get(`/api/conversations/${id}/record`).buffer(true);
  const answer = await test.parse((res, done) => {
    const parts: Buffer[] = [];
    res.on('data', (part: Buffer) => parts.push(part));
    res.on('end', () => done(null, Buffer.concat(parts)));
  });
  expect(answer.status).to.equal(200);
  return answer.body as Buffer;
}

async function verdict(talk: Conversation, file: Buffer): Promise<string> {
  const { app } = await testSystem();
  const answer = await request(app)
    .post(talk.checkPath!)
    .set('accept', 'application/json')
    .set('content-type', 'application/pdf')
    .send(file)
    .expect(200);
  return (answer.body as { verdict: string }).verdict;
}

describe('signed records of conversations', function () {
  this.timeout(60_000);
  let course: Course;
  let student: Person;
  let teacher: Person;

  beforeEach(async () => {
    course = await buildCourse();
    student = await buildPerson({ course, name: 'Maya Okafor' });
    teacher = await buildPerson({ course, role: 'teacher', name: 'Rosa Rivera' });
  });

  it('B6: names stand under exactly one text, typed by who is in the room', async () => {
    const begun = await writeTalk(
      teacher,
      await beginTalk(teacher, student),
      'agreed',
      'Read more',
    );
    const path = `/api/conversations/${begun.id}/signatures`;
    const early = { id: randomUUID(), role: 'student', name: 'Maya', textHash: begun.textHash };
    await reply((await apiAs(student)).post(path, early), 409);
    const talk = await agreedTalk(teacher, student);
    const at = `/api/conversations/${talk.id}/signatures`;
    const forOther = { id: randomUUID(), role: 'staff', name: 'Rosa', textHash: talk.textHash };
    await reply((await apiAs(student)).post(at, forOther), 403);
    await reply((await apiAs(student)).post(at, { ...forOther, role: 'student', name: ' ' }), 400);
    const id = randomUUID();
    await sign(student, talk, { id, role: 'student', name: 'Maya Okafor' });
    const again = await sign(student, talk, { id, role: 'student', name: 'Maya Okafor' });
    expect(again.signatures, 'sent twice').to.have.length(1);
    const changed = await writeTalk(teacher, again, 'talk', 'Other words');
    expect(changed.signatures, 'of another text').to.deep.equal([]);
  });

  it('B6: a signature can be taken back until all is closed, and then nothing changes any more', async () => {
    const talk = await agreedTalk(teacher, student);
    const api = await apiAs(teacher);
    await reply(api.post(`/api/conversations/${talk.id}/close`), 409);
    const signed = await sign(teacher, talk, { role: 'staff', name: 'R' });
    const own = `/api/conversations/${talk.id}/signatures/${signed.signatures[0]!.id}`;
    await reply((await apiAs(student)).delete(own), 404);
    await reply(api.delete(own));
    const shut = await closed(teacher, student);
    expect(shut.sealedAt).to.not.equal(null);
    const base = `/api/conversations/${shut.id}`;
    await reply(api.put(`${base}/fields/talk`, { text: 'Later', basedOn: 0 }), 409);
    await reply(api.delete(`${base}/agreement`), 409);
    await reply(api.delete(`${base}/signatures/${shut.signatures[0]!.id}`), 409);
    await reply((await apiAs(student)).post(`${base}/close`), 409);
  });

  it('B6: the record is a tagged PDF with all that was said, agreed and signed', async () => {
    const talk = await closed(teacher, student);
    const file = await recordOf(teacher, talk);
    const { words, tagged, isMarked, language } = await readPdf(file);
    const text = words.join('').replaceAll(/\s+/g, '');
    for (const said of ['Maya Okafor', 'Rosa Rivera', 'Ngozi Okafor', 'mother', talk.textHash])
      expect(text).to.contain(said.replaceAll(' ', ''));
    expect(text).to.contain('Onehourofmatheachweek');
    expect({ isMarked, language }).to.deep.equal({ isMarked: true, language: 'en-US' });
    expect(tagged.filter((one) => one.startsWith('H2 '))).to.have.length(7);
    expect(await recordOf(student, talk), 'the same bytes each time').to.deep.equal(file);
    const stranger = await buildPerson({ course, role: 'teacher' });
    await reply((await apiAs(stranger)).get(`/api/conversations/${talk.id}/record`), 404);
    const open = await agreedTalk(teacher, student);
    await reply((await apiAs(teacher)).get(`/api/conversations/${open.id}/record`), 404);
  });

  it('B6: anybody can see whether a record is as the district signed it', async () => {
    const talk = await closed(teacher, student);
    const file = await recordOf(student, talk);
    expect(await verdict(talk, file)).to.equal('unchanged');
    for (const place of [10, Math.floor(file.length / 2), file.length - 20]) {
      const tampered = Buffer.from(file);
      tampered[place] = (tampered[place] ?? 0) ^ 1;
      expect(await verdict(talk, tampered), `byte ${place}`).to.equal('changed');
    }
    expect(await verdict(talk, Buffer.concat([file, Buffer.from('%more\n')]))).to.equal('changed');
    expect(await verdict(talk, Buffer.from('%PDF-1.7\n%%EOF\n'))).to.equal('unsigned');
    const elsewhere = await buildCourse();
    const other = await buildPerson({ course: elsewhere });
    const foreign = await closed(await buildPerson({ course: elsewhere, role: 'teacher' }), other);
    expect(await verdict(talk, await recordOf(other, foreign))).to.equal('elsewhere');
    const { app } = await testSystem();
    const page = await request(app).post(talk.checkPath!).attach('file', file, 'record.pdf');
    expect(page.text).to.contain('Unchanged');
    await request(app).get('/passport/999999999/check').expect(404);
  });

  it('B6: what goes wrong while a record is checked is said on a page, and to a program as a problem', async () => {
    const { app } = await testSystem();
    const { checkPath } = await closed(teacher, student);
    const nobody = await request(app).get('/passport/999999999/check').set('accept', 'text/html');
    expect([nobody.status, nobody.type]).to.deep.equal([404, 'text/html']);
    expect(nobody.text).to.contain('There is no district here');
    const heavy = Buffer.alloc(5_000_000, 'a');
    const large = await request(app)
      .post(checkPath!)
      .set('accept', 'text/html')
      .set('accept-language', 'es')
      .attach('file', heavy, 'record.pdf');
    expect([large.status, large.type]).to.deep.equal([413, 'text/html']);
    expect(large.text).to.contain('demasiado grande').and.contain('<html lang="es">');
    const program = await request(app)
      .get('/passport/999999999/check')
      .set('accept', 'application/json');
    expect([program.status, program.type]).to.deep.equal([404, 'application/problem+json']);
    const key = await request(app).get('/passport/999999999/keys').set('accept', 'text/html');
    expect(key.type).to.equal('application/problem+json');
  });

  it('B6, F58: signatures of a closed talk meet what the rule asks of student, staff and family', async () => {
    const admin = await buildPerson({ course, role: 'admin' });
    const codes = ['ssign', 'csign', 'psign', 'parent'] as const;
    const components = codes.map((code) => ({ code }));
    await publish(admin, choiceOf('KY', 0, { components }));
    const standings = async () => {
      const plan = await ownPlan(student);
      return codes.map((code) => standing(plan, code));
    };
    const talk = await agreedTalk(teacher, student);
    await sign(student, talk, { role: 'student', name: 'Maya' });
    expect(await standings(), 'not closed').to.deep.equal(Array(4).fill('missing'));
    await closed(teacher, student);
    expect(await standings()).to.deep.equal(Array(4).fill('met'));
  });
});
