import { expect } from 'chai';
import sharp from 'sharp';
import request from 'supertest';
import type { StudentPlan } from '#contracts/class.js';
import { EVIDENCE_FILE_MAX } from '#contracts/limits.js';
import { cleanFile } from '#server/features/evidence/file-cleaning.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Person } from '../support/builders.js';
import { addPart, ruleOf } from '../support/caseloads.js';
import { picture, sendFile, uploadFile } from '../support/evidence.js';
import { databaseFiles } from '../support/files.js';
import { documents } from '../support/sample-files.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

async function download(person: Pick<Person, 'token'>, id: string, what = 'file') {
  return (await apiAs(person))
    .get(`/api/evidence/${id}/${what}`)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
}

const rowsOf = (person: Person, table: string) =>
  withTenant(person.tenantId, () =>
    sql(`select id from ${table} where tenant_id = $1`, [person.tenantId]),
  );

describe('files as evidence', function () {
  this.timeout(60_000);

  for (const [type, file] of Object.entries(documents)) {
    it(`takes ${type} by what is in it, whatever the name says, and hands it out as it came`, async () => {
      const student = await buildPerson();
      const name = type === 'txt' ? 'My work.TXT' : 'My work.exe';
      const item = await uploadFile(student, name, file.bytes);
      expect(item.file).to.include({ type, name: `My work.${type}`, size: file.bytes.length });
      expect(item).to.include({ kind: 'file', title: 'My work', visibility: 'private' });
      const got = await download(student, item.id);
      expect(got.status).to.equal(200);
      expect((got.body as Buffer).equals(file.bytes)).to.equal(true);
      expect(got.headers).to.include({
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'content-security-policy':
          "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'",
      });
      expect(got.headers['content-type']).to.equal(file.mime);
      expect(got.headers['content-disposition']).to.match(
        type === 'pdf' ? /^inline; / : /^attachment; /,
      );
    });
  }

  for (const [what, name, bytes] of [
    ['a program called a picture', 'photo.png', Buffer.from('MZ\u0090\u0000\u0003program')],
    ['a page called a text', 'page.html', Buffer.from('<script>alert(1)</script>')],
    [
      'a drawing with scripts',
      'logo.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ],
    ['zeros called a text', 'notes.txt', Buffer.from('a\u0000b')],
    ['letters in no known order', 'notes.txt', Buffer.from([0xff, 0xfe, 0xfd, 0x41])],
    ['a bare archive', 'work.docx', documents.docx.zip([['hello.txt', 'hello']])],
    ['a document with macros', 'work.docx', documents.docx.withMacros],
    ['half a picture', 'half.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['nothing', 'empty.txt', Buffer.alloc(0)],
  ] as const) {
    it(`refuses ${what}, and keeps nothing of it`, async () => {
      const student = await buildPerson();
      const response = await sendFile(student, name, bytes);
      expect(response.body).to.include({ status: 415, code: 'file-not-taken' });
      for (const table of ['evidence_items', 'evidence_files', 'evidence_file_parts'])
        expect(await rowsOf(student, table), table).to.deep.equal([]);
    });
  }

  it('refuses more than ten megabytes, by its word and by its bytes', async () => {
    const student = await buildPerson();
    const large = Buffer.alloc(EVIDENCE_FILE_MAX + 1, 'a');
    expect((await sendFile(student, 'large.txt', large)).body).to.include({ code: 'too-large' });
    const { app } = await testSystem();
    const silent = request(app)
      .post('/api/evidence/files?name=large.txt')
      .set('authorization', `Bearer ${student.token}`)
      .set('content-type', 'application/octet-stream')
      .set('transfer-encoding', 'chunked');
    silent.write(large.subarray(0, 6_000_000));
    silent.write(large.subarray(6_000_000));
    const answer = await silent;
    expect(answer.body).to.include({ status: 413, code: 'too-large' });
    expect(await rowsOf(student, 'evidence_files')).to.deep.equal([]);
  });

  it('takes exactly ten megabytes, in parts', async () => {
    const student = await buildPerson();
    const item = await uploadFile(student, 'long.txt', Buffer.alloc(EVIDENCE_FILE_MAX, 'a'));
    expect(item.file?.size).to.equal(EVIDENCE_FILE_MAX);
    expect(await rowsOf(student, 'evidence_file_parts')).to.have.length(20);
    expect((await download(student, item.id)).body).to.have.length(EVIDENCE_FILE_MAX);
  });

  it('takes no other body there, and no file anywhere else', async () => {
    const api = await apiAs(await buildPerson());
    await api.post('/api/evidence/files?name=a.txt', { a: 1 }).expect(400);
    const { app } = await testSystem();
    const elsewhere = await request(app)
      .post('/api/evidence')
      .set('content-type', 'application/octet-stream')
      .send(Buffer.from('abc'));
    expect(elsewhere.body).to.include({ code: 'invalid-request' });
    const unsigned = await sendFile({ token: 'none' }, 'a.txt', Buffer.from('abc'));
    expect(unsigned.status).to.equal(401);
  });

  it('keeps 200 megabytes for a student and no more; removing makes room at once', async () => {
    const student = await buildPerson();
    const first = await uploadFile(student, 'first.txt', Buffer.from('first'));
    await withTenant(student.tenantId, async () => {
      for (let copy = 0; copy < 20; copy += 1)
        await sql(
          `insert into evidence_files (tenant_id, id, student_id, name, type, size, has_thumbnail, store, state)
           values ($1, gen_random_uuid(), $2, 'x.txt', 'txt', 10485760, false, 'database', 'arriving')`,
          [student.tenantId, student.personId],
        );
    });
    const full = await sendFile(student, 'one-more.txt', Buffer.from('more'));
    expect(full.body).to.include({ status: 409, code: 'storage-full' });
    await withTenant(student.tenantId, () =>
      sql(`update evidence_files set size = 10485700 where tenant_id = $1 and size = 10485760`, [
        student.tenantId,
      ]),
    );
    await uploadFile(student, 'fits.txt', Buffer.alloc(1_100, 'b'));
    expect((await sendFile(student, 'not.txt', Buffer.alloc(200, 'c'))).status).to.equal(409);
    const api = await apiAs(student);
    const list = await reply<{ items: { id: string; title: string }[] }>(api.get('/api/evidence'));
    await reply(api.delete(`/api/evidence/${list.items[0]!.id}`));
    await uploadFile(student, 'now.txt', Buffer.alloc(200, 'c'));
    expect(first.title).to.equal('first');
  });

  for (const [sent, kept] of [
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\maya\\essay.txt', 'essay.txt'],
    ['.htaccess.txt', 'htaccess.txt'],
    ['a\u202Egpj.txt', 'a gpj.txt'],
    ['line\nbreak".txt', 'line break.txt'],
    ['Mi año favorito.txt', 'Mi año favorito.txt'],
    [`${'n'.repeat(300)}.txt`, `${'n'.repeat(100)}.txt`],
    ['....txt', 'file.txt'],
  ] as const) {
    it(`keeps the name ${JSON.stringify(sent).slice(0, 40)} as “${kept.slice(0, 30)}”`, async () => {
      const student = await buildPerson();
      const item = await uploadFile(student, sent, Buffer.from('words'));
      expect(item.file?.name).to.equal(kept);
      const { headers } = await download(student, item.id);
      expect(headers['content-disposition']).to.include(
        `filename*=UTF-8''${encodeURIComponent(kept)}`,
      );
    });
  }
});

describe('pictures as evidence', function () {
  this.timeout(60_000);

  const withPlace = () =>
    sharp({ create: { width: 3_000, height: 1_000, channels: 3, background: '#28a' } })
      .withExif({
        IFD0: { Copyright: 'MARKER-OWNER', Make: 'MARKER-CAMERA' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 44/1 21/1' },
      })
      .jpeg()
      .toBuffer();

  it('lose place, camera and owner, and are at most 2,000 pixels long', async () => {
    const sent = await withPlace();
    expect((await sharp(sent).metadata()).exif).to.be.instanceOf(Buffer);
    expect(sent.toString('latin1')).to.include('MARKER-CAMERA');
    const student = await buildPerson();
    const item = await uploadFile(student, 'me.jpeg', sent);
    expect(item.file).to.include({ type: 'jpeg', name: 'me.jpg', hasThumbnail: true });
    for (const what of ['file', 'thumbnail']) {
      const bytes = (await download(student, item.id, what)).body as Buffer;
      expect(bytes.toString('latin1')).not.to.match(/MARKER|Exif/);
      const { width, height, exif } = await sharp(bytes).metadata();
      expect([width, height, exif]).to.deep.equal(
        what === 'file' ? [2_000, 667, undefined] : [320, 107, undefined],
      );
    }
  });

  for (const format of ['png', 'jpeg', 'webp'] as const) {
    it(`stay ${format}, upright, with a small picture of them`, async () => {
      const turned = await sharp(await picture(60, 30, format))
        .withMetadata({ orientation: 6 })
        .toFormat(format)
        .toBuffer();
      const student = await buildPerson();
      const item = await uploadFile(student, 'turned', turned);
      const bytes = (await download(student, item.id)).body as Buffer;
      const { format: kept, width, height } = await sharp(bytes).metadata();
      expect([kept, width, height]).to.deep.equal([format, 30, 60]);
      const small = await download(student, item.id, 'thumbnail');
      expect(small.headers['content-type']).to.equal('image/webp');
    });
  }

  it('have nothing behind their end that could be something else', async () => {
    const student = await buildPerson();
    const both = Buffer.concat([await picture(), Buffer.from('<script>MARKER</script>')]);
    const item = await uploadFile(student, 'both.png', both);
    const bytes = (await download(student, item.id)).body as Buffer;
    expect(bytes.toString('latin1')).not.to.include('MARKER');
  });

  it('that only look small while packed are refused', async () => {
    const student = await buildPerson();
    const bomb = await sharp({
      create: { width: 8_500, height: 8_500, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect((await sendFile(student, 'bomb.png', bomb)).body).to.include({ code: 'file-not-taken' });
  });
});

describe('who gets a file', function () {
  this.timeout(60_000);

  it('P10: the student, staff to whom it is shown, and nobody else; looking is noted', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    const item = await uploadFile(student, 'mine.png', await picture());
    const api = await apiAs(student);
    const staff = {
      teacher: await buildPerson({ course, role: 'teacher' }),
      counselor: await buildPerson({ course, role: 'counselor' }),
      admin: await buildPerson({ course, role: 'admin' }),
      classmate: await buildPerson({ course }),
      stranger: await buildPerson({ role: 'teacher' }),
      elsewhere: await buildPerson({
        course: await buildCourse({ district: course }),
        role: 'counselor',
      }),
      observer: await buildPerson({ course, role: 'observer' }),
    };
    const allowed = {
      private: [],
      adviser: ['counselor'],
      teachers: ['teacher', 'counselor', 'admin'],
    };
    let looks = 0;
    for (const [visibility, readers] of Object.entries(allowed)) {
      await reply(api.patch(`/api/evidence/${item.id}`, { visibility }));
      for (const [name, person] of Object.entries(staff)) {
        const isReader = (readers as string[]).includes(name);
        for (const what of ['file', 'thumbnail']) {
          const { status } = await download(person, item.id, what);
          expect(status, `${name} ${visibility} ${what}`).to.equal(isReader ? 200 : 404);
        }
        if (isReader) looks += 1;
      }
    }
    const rows = await withTenant(student.tenantId, () =>
      sql(
        `select id from access_log where tenant_id = $1 and student_id = $2 and what = 'evidence'`,
        [student.tenantId, student.personId],
      ),
    );
    expect(rows).to.have.length(looks);
  });

  it('P10: a counselor gets the files of their caseload, as far as its students show them', async () => {
    const course = await buildCourse();
    const office = await buildCourse({ district: course, title: 'Counseling office' });
    const counselor = await buildPerson({ course: office, role: 'counselor' });
    const teacher = await buildPerson({ course: office, role: 'teacher' });
    const mine = await buildPerson({ course, name: 'Ann Able' });
    const other = await buildPerson({ course, name: 'Zoe Zorn' });
    await addPart(counselor, counselor, ruleOf({ letters: { from: 'A', to: 'F' } }));
    const show = async (student: Person, visibility: string) => {
      const item = await uploadFile(student, 'mine.png', await picture());
      await reply((await apiAs(student)).patch(`/api/evidence/${item.id}`, { visibility }));
      return item.id;
    };
    const looks = async (person: Person, id: string) => {
      const answers = await Promise.all(
        ['file', 'thumbnail'].map((what) => download(person, id, what)),
      );
      return answers.map(({ status }) => status);
    };
    const adviser = await show(mine, 'adviser');
    const { evidence } = await reply<StudentPlan>(
      (await apiAs(counselor)).get(`/api/class/${mine.personId}`),
    );
    expect(evidence.map(({ id }) => id)).to.deep.equal([adviser]);
    expect(await looks(counselor, adviser)).to.deep.equal([200, 200]);
    expect(await looks(counselor, await show(mine, 'private'))).to.deep.equal([404, 404]);
    expect(await looks(counselor, await show(other, 'teachers'))).to.deep.equal([404, 404]);
    expect(await looks(teacher, await show(mine, 'teachers'))).to.deep.equal([404, 404]);
    const rows = await withTenant(mine.tenantId, () =>
      sql(
        `select id from access_log where tenant_id = $1 and student_id = any($2) and what = 'evidence'`,
        [mine.tenantId, [mine.personId, other.personId]],
      ),
    );
    expect(rows).to.have.length(1);
  });

  it('a removed file is handed out to nobody, and comes back with undo', async () => {
    const student = await buildPerson();
    const item = await uploadFile(student, 'mine.txt', Buffer.from('words'));
    const api = await apiAs(student);
    await reply(api.delete(`/api/evidence/${item.id}`));
    expect((await download(student, item.id)).status).to.equal(404);
    await reply(api.post(`/api/evidence/${item.id}/restore`));
    expect((await download(student, item.id)).status).to.equal(200);
  });
});

describe('clearing files away', function () {
  this.timeout(60_000);
  const DAY = 86_400_000;

  const clean = async (student: Person, days: number) => {
    const { clock } = await testSystem();
    const later = () => new Date(clock.now().getTime() + days * DAY);
    const files = await withTenant(student.tenantId, () =>
      sql<{ id: string }>('select id from evidence_files where tenant_id = $1', [student.tenantId]),
    );
    for (const { id } of files)
      await cleanFile({ tenantId: student.tenantId, subjectId: id }, databaseFiles, later);
  };

  it('P7: drops the bytes 30 days after the removal, and no sooner', async () => {
    const student = await buildPerson();
    const item = await uploadFile(student, 'mine.png', await picture());
    const kept = await uploadFile(student, 'kept.txt', Buffer.from('words'));
    const api = await apiAs(student);
    await reply(api.delete(`/api/evidence/${item.id}`));
    await clean(student, 29);
    expect(await rowsOf(student, 'evidence_files')).to.have.length(2);
    await clean(student, 31);
    expect(await rowsOf(student, 'evidence_files')).to.have.length(1);
    expect(await rowsOf(student, 'evidence_file_parts')).to.have.length(1);
    await api.post(`/api/evidence/${item.id}/restore`).expect(404);
    await api.post(`/api/history/evidence/${item.id}/restore`, { number: 1 }).expect(404);
    expect((await download(student, kept.id)).status).to.equal(200);
  });

  it('a file put back in time stays', async () => {
    const student = await buildPerson();
    const item = await uploadFile(student, 'mine.txt', Buffer.from('words'));
    const api = await apiAs(student);
    await reply(api.delete(`/api/evidence/${item.id}`));
    await reply(api.post(`/api/evidence/${item.id}/restore`));
    await clean(student, 31);
    expect((await download(student, item.id)).status).to.equal(200);
  });

  it('an upload that broke off leaves nothing after an hour, and a job is there to see to it', async () => {
    const student = await buildPerson();
    await uploadFile(student, 'mine.txt', Buffer.from('words'));
    await withTenant(student.tenantId, async () => {
      await sql(`delete from evidence_items where tenant_id = $1`, [student.tenantId]);
      await sql(`update evidence_files set state = 'arriving' where tenant_id = $1`, [
        student.tenantId,
      ]);
    });
    await clean(student, 0);
    expect(await rowsOf(student, 'evidence_files')).to.have.length(1);
    await clean(student, 0.1);
    expect(await rowsOf(student, 'evidence_files')).to.deep.equal([]);
    expect(await rowsOf(student, 'evidence_file_parts')).to.deep.equal([]);
  });
});
