import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { StudentPlan } from '#contracts/class.js';
import type { PortfolioChoices } from '#contracts/entries.js';
import { EvidenceItem, type EvidenceList } from '#contracts/evidence.js';
import { RecordHistory } from '#contracts/history.js';
import type { Actor } from '#server/auth/actor.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { cleanFile } from '#server/features/evidence/file-cleaning.js';
import { findFile, keepFile, openFile } from '#server/features/evidence/file-service.js';
import { createFileStores } from '#server/files/file-stores.js';
import { apiAs } from '../support/api.js';
import { buildAssignment, buildGoal, handIn } from '../support/assignments.js';
import { buildCourse, buildPerson, type Person } from '../support/builders.js';
import { picture } from '../support/evidence.js';
import { S3_KEYS, startFakeS3 } from '../support/fake-s3.js';
import { buildDeed } from '../support/journal.js';
import { reply } from '../support/reply.js';
import { TaggedItem } from '#contracts/tags.js';

const link = { kind: 'link', title: 'My video', url: 'https://example.org/video' };

async function add(student: Person, fields: object = {}): Promise<EvidenceItem> {
  const api = await apiAs(student);
  return EvidenceItem.parse(await reply(api.post('/api/evidence', { ...link, ...fields }), 201));
}

async function evidenceOf(student: Person): Promise<EvidenceItem[]> {
  return (await reply<EvidenceList>((await apiAs(student)).get('/api/evidence'))).items;
}

describe('evidence', function () {
  this.timeout(30_000);

  it('F16: a link is kept with why it matters, for any number of goals and activities', async () => {
    const student = await buildPerson();
    const first = await buildGoal(student, { title: 'Learn to weld' });
    const second = await buildGoal(student, { title: 'Make a gate' });
    const deed = await buildDeed(student, 'Repair day');
    const item = await add(student, {
      ...{ why: '  It shows my first seam. ', visibility: 'teachers' },
      entries: [
        { kind: 'goal', ref: first.id },
        { kind: 'goal', ref: second.id },
        { kind: 'activity', ref: deed },
        { kind: 'goal', ref: first.id },
      ],
    });
    expect(item).to.include({ ...link, why: 'It shows my first seam.', visibility: 'teachers' });
    expect(item.entries.map(({ title }) => title)).to.have.members([
      ...['Learn to weld', 'Make a gate', 'Repair day'],
    ]);
    expect(await evidenceOf(student)).to.deep.equal([item]);
  });

  it('a new piece is private until the student says otherwise', async () => {
    expect(await add(await buildPerson())).to.include({ visibility: 'private', why: '' });
  });

  it('course work: a reflection that was handed in, and work that a teacher tied to a goal', async () => {
    const course = await buildCourse({ lineItemsUrl: 'https://lms.test/items' });
    const student = await buildPerson({ course });
    const teacher = await apiAs(await buildPerson({ course, role: 'teacher' }));
    const api = await apiAs(student);
    const assignment = await buildAssignment(course, { title: 'Look back' });
    const work = { kind: 'reflection', id: assignment };
    const piece = { kind: 'work', title: 'Best work', work };
    await api.post('/api/evidence', piece).expect(404);
    await handIn(student, assignment, { b1: 'Well', b2: 'More' });
    const goal = await buildGoal(student, { title: 'Learn to weld' });
    const tagged = TaggedItem.parse(
      await reply(teacher.post('/api/tags/items', { title: 'Lab report' }), 201),
    );
    await reply(teacher.put(`/api/tags/${tagged.key}/goals/${goal.id}`));
    const { works } = await reply<PortfolioChoices>(api.get('/api/portfolio/choices'));
    expect(works).to.have.deep.members([
      { kind: 'reflection', id: assignment, title: 'Look back' },
      { kind: 'item', id: tagged.key, title: 'Lab report' },
    ]);
    for (const one of works) {
      const { kind, id } = one;
      const item = EvidenceItem.parse(
        await reply(api.post('/api/evidence', { ...piece, work: { kind, id } }), 201),
      );
      expect(item).to.deep.include({ kind: 'work', title: 'Best work', work: one });
    }
  });

  it('only for what is the student’s own, and only goals and activities', async () => {
    const course = await buildCourse();
    const goal = await buildGoal(await buildPerson({ course }));
    const student = await buildPerson({ course });
    const api = await apiAs(student);
    for (const entries of [
      [{ kind: 'goal', ref: goal.id }],
      [{ kind: 'activity', ref: randomUUID() }],
    ]) {
      await api.post('/api/evidence', { ...link, entries }).expect(404);
    }
    const career = [{ kind: 'career', ref: '29-1141.00' }];
    const refused = await api.post('/api/evidence', { ...link, entries: career }).expect(400);
    expect(refused.body).to.have.nested.property('errors[0].pointer', '/body/entries');
    expect(await evidenceOf(student)).to.deep.equal([]);
  });

  it('names what it refuses, and takes web addresses only', async () => {
    const api = await apiAs(await buildPerson());
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'x']) {
      const refused = await api.post('/api/evidence', { ...link, url }).expect(400);
      expect(refused.body, url).to.have.nested.property('errors[0].pointer', '/body/url');
    }
    const both = await api.post('/api/evidence', { ...link, title: ' ', why: 'x'.repeat(1_001) });
    expect(
      (both.body as { errors: { pointer: string }[] }).errors.map((e) => e.pointer),
    ).to.have.members(['/body/title', '/body/why']);
  });

  it('U2, U3: is removed with undo, and every version of it comes back', async () => {
    const student = await buildPerson();
    const api = await apiAs(student);
    const goal = await buildGoal(student);
    const item = await add(student);
    const path = `/api/evidence/${item.id}`;
    await reply(api.patch(path, { title: 'Second', entries: [{ kind: 'goal', ref: goal.id }] }));
    await reply(api.patch(path, { why: 'Third', url: 'https://example.org/3', entries: [] }));
    const before = await evidenceOf(student);
    await reply(api.delete(path));
    expect(await evidenceOf(student)).to.deep.equal([]);
    await api.patch(path, { title: 'No' }).expect(404);
    await reply(api.post(`${path}/restore`));
    expect(await evidenceOf(student)).to.deep.equal(before);
    const history = `/api/history/evidence/${item.id}`;
    const { versions } = RecordHistory.parse(await reply(api.get(history)));
    expect(versions).to.have.length(5);
    for (const { number, snapshot } of versions) {
      const { versions: after } = RecordHistory.parse(
        await reply(api.post(`${history}/restore`, { number })),
      );
      expect(after[0]!.snapshot).to.deep.equal(snapshot);
    }
    expect(await evidenceOf(student)).to.deep.equal([item]);
  });

  it('answers for another student’s evidence as for a missing one', async () => {
    const course = await buildCourse();
    const item = await add(await buildPerson({ course }), { visibility: 'teachers' });
    const other = await apiAs(await buildPerson({ course }));
    await other.patch(`/api/evidence/${item.id}`, { title: 'Mine' }).expect(404);
    await other.delete(`/api/evidence/${item.id}`).expect(404);
    await other.post(`/api/evidence/${item.id}/restore`).expect(404);
    await other.get(`/api/evidence/${item.id}/file`).expect(404);
    await other.get(`/api/history/evidence/${item.id}`).expect(404);
    const teacher = await apiAs(await buildPerson({ course, role: 'teacher' }));
    await teacher.get('/api/evidence').expect(403);
    await teacher.patch(`/api/evidence/${item.id}`, { title: 'Better' }).expect(403);
  });
});

describe('who may see evidence', function () {
  this.timeout(30_000);

  for (const [visibility, readers] of [
    ['private', []],
    ['adviser', ['counselor']],
    ['teachers', ['teacher', 'counselor', 'admin']],
  ] as const) {
    it(`U28, P10: a piece for “${visibility}” shows to ${readers.join(', ') || 'nobody else'}`, async () => {
      const course = await buildCourse();
      const student = await buildPerson({ course });
      const item = await add(student);
      await reply((await apiAs(student)).patch(`/api/evidence/${item.id}`, { visibility }));
      for (const role of ['teacher', 'counselor', 'admin'] as const) {
        const api = await apiAs(await buildPerson({ course, role }));
        const plan = StudentPlan.parse(await reply(api.get(`/api/class/${student.personId}`)));
        const isShown = (readers as readonly string[]).includes(role);
        expect(
          plan.evidence.map(({ title }) => title),
          role,
        ).to.deep.equal(isShown ? ['My video'] : []);
      }
    });
  }

  it('U28: a shown piece does not even count what it is for and the reader may not know of', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    const hidden = await buildGoal(student, { title: 'My secret', visibility: 'private' });
    const deed = await buildDeed(student, 'Quiet deed', 'private');
    const shown = await buildGoal(student, { title: 'Learn to weld' });
    await add(student, {
      visibility: 'teachers',
      entries: [
        { kind: 'goal', ref: hidden.id },
        { kind: 'activity', ref: deed },
        { kind: 'goal', ref: shown.id },
      ],
    });
    const teacher = await apiAs(await buildPerson({ course, role: 'teacher' }));
    const plan = StudentPlan.parse(await reply(teacher.get(`/api/class/${student.personId}`)));
    expect(plan.evidence[0]!.entries.map(({ title }) => title)).to.deep.equal(['Learn to weld']);
  });
});

describe('evidence in a bucket', function () {
  this.timeout(30_000);

  it('puts new files there, reads those of before where they lie, and drops them there', async () => {
    const s3 = await startFakeS3();
    try {
      const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = S3_KEYS;
      const keys = { accessKeyId, secretAccessKey };
      const settings = { endpoint: s3.endpoint, bucket: 'plans', region: 'us-east-1', ...keys };
      const inBucket = createFileStores({ s3: settings });
      const inDatabase = createFileStores({ s3: undefined });
      const student = await buildPerson();
      const actor = { ...student, role: 'student' } as unknown as Actor;
      const now = new Date();
      const keep = (stores: typeof inBucket, name: string, bytes: Buffer) =>
        keepFile(stores, { actor, name, bytes, now });
      const old = await keep(inDatabase, 'old.txt', Buffer.from('from before'));
      const drawn = await keep(inBucket, 'new.png', await picture());
      expect([...s3.objects.keys()].map((key) => key.split('/').at(-1))).to.have.members([
        ...['file', 'thumbnail'],
      ]);
      const bytesOf = async (id: string) => {
        const found = await withTenant(student.tenantId, () =>
          findFile(actor, id, 'file', { now, requestId: 'r' }),
        );
        const parts: Uint8Array[] = [];
        for await (const part of openFile(inBucket, found).bytes) parts.push(part);
        return { fileId: found.fileId, bytes: Buffer.concat(parts) };
      };
      expect((await bytesOf(old.id)).bytes.toString()).to.equal('from before');
      const { fileId, bytes } = await bytesOf(drawn.id);
      expect(bytes.length).to.equal(drawn.file?.size);
      await withTenant(student.tenantId, () =>
        sql(
          `update evidence_items set removed_at = now() - interval '31 days' where tenant_id = $1 and id = $2`,
          [...[student.tenantId, drawn.id]],
        ),
      );
      await cleanFile({ tenantId: student.tenantId, subjectId: fileId }, inBucket, () => now);
      expect(s3.objects.size).to.equal(0);
    } finally {
      await s3.close();
    }
  });
});
