import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { zipSync } from 'fflate';
import { SavedCareerList } from '#contracts/careers.js';
import { globalSql } from '#server/db/tenant.js';
import { renewFacts } from '#server/features/careers/facts-watch.js';
import { readReference } from '#server/features/reference-imports/read-import.js';
import { apiAs } from '../support/api.js';
import { buildPerson } from '../support/builders.js';
import {
  cellsOf,
  fixture,
  forgetReleases,
  keep,
  referenceStage,
  workbook,
} from '../support/reference.js';
import { reply } from '../support/reply.js';

const NURSES = '29-1141.00';

/** A text file with some cells changed: `[line, from, to]`. */
const changed = (name: string, ...changes: [string, string][]): Buffer =>
  Buffer.from(
    changes.reduce((text, [from, to]) => {
      expect(text).to.include(from);
      return text.replace(from, to);
    }, fixture(name).toString('utf8')),
  );

const onetText = (...changes: [string, string][]) =>
  Buffer.from(
    zipSync({
      'db_30_2_text/Interests.txt': changed('onet-text/Interests.txt', ...changes),
      'db_30_2_text/Job Zones.txt': fixture('onet-text/Job Zones.txt'),
      'db_30_2_text/Read Me.txt': Buffer.from('O*NET® 30.2 Database, February 2026'),
      'db_30_2_text/Task Statements.txt': Buffer.from(
        'O*NET-SOC Code\tTask ID\tTask\r\n11-1011.00\t1\tX\r\n',
      ),
    }),
  );

describe('official files with public facts', function () {
  this.timeout(60_000);
  afterEach(() => forgetReleases());

  it('F38: O*NET text release: preview, then one step makes it count; every number names its release', async () => {
    const { read, apply, career, admin } = await referenceStage();
    const before = await career(NURSES);
    const bytes = onetText([
      '29-1141.00\t1.B.1.b\tInvestigative\tOI\t4.71',
      '29-1141.00\t1.B.1.b\tInvestigative\tOI\t6.5',
    ]);
    const file = await read('db_30_2_text.zip', bytes);
    expect(file).to.deep.include({
      state: 'ready',
      release: 'O*NET 30.2',
      year: 2026,
      problemCount: 0,
    });
    expect(file.sha256).to.equal(createHash('sha256').update(bytes).digest('hex'));
    expect(
      file.parts.map(({ part, facts, changed: other, same, gone }) => [
        part,
        facts,
        other,
        same,
        gone,
      ]),
    ).to.deep.equal([
      ['onet-interests', 4, 1, 3, 919],
      ['onet-zones', 4, 0, 4, 919],
    ]);
    expect(file.unread).to.deep.equal([{ file: 'db_30_2_text/Task Statements.txt' }]);
    expect((await career(NURSES)).interests).to.deep.equal(before.interests);

    const { past, current } = await apply(file.id, { release: 'O*NET 30.2' });
    expect((await career(NURSES)).interests).to.deep.equal({
      data: { r: 3.46, i: 6.5, a: 1.34, s: 5.57, e: 2.38, c: 4.75 },
      noData: null,
      source: { id: 'interests', year: 2026, release: 'O*NET 30.2' },
    });
    expect(past[0]).to.deep.include({ state: 'applied', loadedBy: 'Ms. Ortiz', isCurrent: true });
    expect(current.map(({ part, release, fileName }) => [part, release, fileName])).to.deep.equal([
      ['onet-interests', 'O*NET 30.2', 'db_30_2_text.zip'],
      ['onet-zones', 'O*NET 30.2', 'db_30_2_text.zip'],
    ]);
    const other = await apiAs(await buildPerson({ role: 'student' }));
    const seen = await reply<{ interests: unknown }>(other.get(`/api/careers/${NURSES}`));
    expect(seen.interests).to.deep.equal((await career(NURSES)).interests);
    expect(admin.role).to.equal('admin');
  });

  it('F38: a part that would lose more than a tenth is applied only when somebody says that it is meant', async () => {
    const { read, api } = await referenceStage();
    const file = await read('Interests.txt', fixture('onet-text/Interests.txt'));
    expect(file.shrinks).to.equal(true);
    const path = `/api/reference-imports/${file.id}/apply`;
    await reply(api.post(path, { release: 'O*NET 31.0', year: 2026 }), 409);
    await reply(api.post(path, { release: '', year: 2026, acceptsShrink: true }), 400);
    await reply(api.post(path, { release: 'O*NET 31.0', year: 2026, acceptsShrink: true }));
    await reply(api.post(path, { release: 'O*NET 31.0', year: 2026, acceptsShrink: true }), 409);
  });

  it('F38: undo goes back to the release before, then to what came with the product', async () => {
    const { load, undo, career, api } = await referenceStage();
    const shipped = await career(NURSES);
    const first = await load('a.zip', onetText(['Social\tOI\t5.57', 'Social\tOI\t5.5']), {
      release: 'O*NET 30.3',
    });
    const second = await load('b.zip', onetText(['Social\tOI\t5.57', 'Social\tOI\t5.6']));
    expect((await career(NURSES)).interests.data?.s).to.equal(5.6);
    await undo(second);
    expect((await career(NURSES)).interests).to.deep.include({
      source: { id: 'interests', year: 2026, release: 'O*NET 30.3' },
    });
    expect((await career(NURSES)).interests.data?.s).to.equal(5.5);
    await reply(api.post(`/api/reference-imports/${second}/undo`), 409);
    await undo(first);
    expect(await career(NURSES)).to.deep.equal(shipped);
  });

  it('F38: an occupation that is gone stays with those who saved it, marked, and is in no list', async () => {
    const { load, career, course } = await referenceStage();
    const student = await apiAs(await buildPerson({ course, role: 'student' }));
    await reply(student.put('/api/saved-careers/13-2011.00', { rating: 4, thought: 'numbers' }));
    await load('Occupation Data.txt', fixture('onet-text/Occupation Data.txt'));
    expect((await career('13-2011.00')).noLongerListed).to.equal('O*NET 31.0');
    expect((await career(NURSES)).noLongerListed).to.equal(null);
    const { items } = SavedCareerList.parse(await reply(student.get('/api/saved-careers')));
    expect(items[0]).to.deep.include({ rating: 4, thought: 'numbers' });
    const found = await reply<{ total: number }>(student.get('/api/careers?limit=1'));
    expect(found.total).to.equal(5);
    await reply(student.put('/api/saved-careers/13-2011.00', { rating: 3 }));
  });

  it('U14: each cell that is wrong is named with file, row, column and cause; good rows are taken', async () => {
    const { read } = await referenceStage();
    const bytes = changed(
      'onet-text/Interests.txt',
      ['29-1141.00\t1.B.1.a\tRealistic\tOI\t3.46', '29-1141.00\t1.B.1.a\tRealistic\tOI\t9'],
      ['15-1252.00\t1.B.1.a', '15-1252\t1.B.1.a'],
      ['47-2111.00\t1.B.1.a\tRealistic\tOI\t', '47-2111.00\t1.B.1.a\tRealistic\tOI\tx'],
      ['11-1011.00\t1.B.1.f', '11-1011.00\t1.B.1.z'],
    );
    const file = await read('Interests.txt', bytes);
    expect(file.state).to.equal('refused');
    const three = await read(
      'Interests.txt',
      changed('onet-text/Interests.txt', [
        '29-1141.00\t1.B.1.a\tRealistic\tOI\t3.46',
        '29-1141.00\t1.B.1.a\tRealistic\tOI\t9',
      ]),
    );
    expect(three.problems).to.deep.equal([
      {
        place: { file: 'Interests.txt', row: 20 },
        column: 'Data Value',
        code: 'out-of-range',
        value: '9',
      },
    ]);
    expect(three.parts.map(({ part, facts }) => [part, facts])).to.deep.equal([
      ['onet-interests', 3],
    ]);
  });

  it('U14: a table without a column it needs is refused and the column named; unknown ones are told', async () => {
    const { read } = await referenceStage();
    const cells = cellsOf('national_M2025_dl.tsv');
    const without = cells.map((row) => row.filter((_, at) => cells[0]![at] !== 'A_MEDIAN'));
    const refused = await read('national_M2025_dl.xlsx', workbook({ national_M2025_dl: without }));
    expect(refused.refusal).to.deep.equal({
      code: 'missing-columns',
      place: { file: 'national_M2025_dl.xlsx', sheet: 'national_M2025_dl', row: 1 },
      what: 'a_median',
    });
    const more = cells.map((row, at) => [...row, at === 0 ? 'NEW_COLUMN' : 1]);
    const { unknownColumns, unread } = await read(
      'national_M2025_dl.xlsx',
      workbook({
        national_M2025_dl: more,
        'Field Descriptions': [
          ['Field', 'Description'],
          ['AREA', 'x'],
        ],
      }),
    );
    expect(unknownColumns).to.deep.equal([
      {
        place: { file: 'national_M2025_dl.xlsx', sheet: 'national_M2025_dl' },
        columns: ['NEW_COLUMN'],
      },
    ]);
    expect(unread).to.deep.equal([{ file: 'national_M2025_dl.xlsx', sheet: 'Field Descriptions' }]);
  });

  it('F38: all nodes show it without a restart: another node’s step is noticed', async () => {
    const { read, career } = await referenceStage();
    const file = await read('a.zip', onetText(['Social\tOI\t5.57', 'Social\tOI\t5.5']));
    await globalSql(
      `update reference_releases set state = 'applied', release = 'O*NET 31.0', year = 2026, changed = (
         select coalesce(max(changed), 0) + 1 from reference_releases), applied_at = now() where id = $1`,
      [file.id],
    );
    expect((await career(NURSES)).interests.data?.s).to.equal(5.57);
    await renewFacts();
    expect((await career(NURSES)).interests.data?.s).to.equal(5.5);
  });

  it('U14: stopped at any step nothing is left; a reading cut off begins anew and ends the same', async () => {
    const { send, api, state, course, take, read } = await referenceStage();
    const bytes = onetText();
    const id = await send('a.zip', bytes);
    await take(reply(api.delete(`/api/reference-imports/${id}`)));
    await readReference({ tenantId: course.tenantId, subjectId: id });
    expect((await state()).open).to.equal(null);
    const ready = await read('a.zip', bytes);
    await take(reply(api.delete(`/api/reference-imports/${ready.id}`)));
    const left = await globalSql('select 1 from reference_releases where id in ($1, $2)', [
      id,
      ready.id,
    ]);
    expect(left).to.deep.equal([]);
    const again = await send('a.zip', bytes);
    const job = { tenantId: course.tenantId, subjectId: again };
    await globalSql(
      `insert into reference_releases (id, part, file_name, sha256) values ($1, 'onet-zones', 'a.zip', '')`,
      [again],
    );
    await globalSql(
      `insert into reference_facts (release_id, part, key, facts) values ($1, 'onet-zones', '${NURSES}', '{}')`,
      [again],
    );
    await readReference(job);
    await readReference(job);
    expect((await state()).open).to.deep.include({ state: 'ready', read: bytes.length });
  });

  it('U14: pieces may be repeated; what is missing, too long or not announced is refused', async () => {
    const { api, take, piece } = await referenceStage();
    const begin = { fileName: 'Interests.txt', size: 10 };
    const { open } = await take(reply(api.post('/api/reference-imports', begin), 201));
    const { id } = open!;
    await reply(api.post(`/api/reference-imports/${id}/read`), 409);
    await piece(id, 0, Buffer.alloc(9, 'a')).expect(400);
    await piece(id, 1, Buffer.alloc(10, 'a')).expect(400);
    await piece(id, 0, Buffer.alloc(10, 'a')).expect(200);
    await piece(id, 0, Buffer.alloc(10, 'b')).expect(200, { received: 10 });
    await reply(api.post('/api/reference-imports', { ...begin, size: 999_999_999 }), 400);
    await reply(api.post('/api/reference-imports', { ...begin, fileName: '../x' }), 400);
    await reply(api.post(`/api/reference-imports/${id}/read`));
    await piece(id, 0, Buffer.alloc(10, 'a')).expect(409);
    const other = await referenceStage();
    await other.piece(id, 0, Buffer.alloc(10, 'a')).expect(404);
  });

  it('Isolation: facts of all districts: only administrators of the district that looks after them load files', async () => {
    const { course, api, state, send } = await referenceStage();
    const id = await send('Interests.txt', fixture('onet-text/Interests.txt'));
    await keep(course.tenantId, false);
    expect((await state()).mayLoad).to.equal(false);
    await reply(api.post('/api/reference-imports', { fileName: 'a.txt', size: 1 }), 403);
    await reply(api.post(`/api/reference-imports/${id}/apply`, { release: 'x', year: 2026 }), 403);
    const teacher = await apiAs(await buildPerson({ course, role: 'teacher' }));
    await reply(teacher.get('/api/reference-imports'), 403);
  });
});
