import { expect } from 'chai';
import { readCsv } from '#components/imports/csv.js';
import { readFiles } from '#components/imports/read-files.js';
import type { ReadError } from '#components/imports/read-error.js';
import { UNPACKED_MAX } from '#components/imports/zip.js';
import { fileOf, rosterFiles, zipOf, type ZipPart, zippedRoster } from '../../support/oneroster.js';

const faultOf = (...files: File[]) =>
  readFiles(files).then(
    () => 'none',
    (error: unknown) => (error as ReadError).fault,
  );
const zip = (...parts: ZipPart[]) => fileOf('a.zip', zipOf(parts));
const users = { name: 'users.csv', text: 'sourcedId,enabledUser\nu1,true\n' };

describe('reading OneRoster files', () => {
  it('P15: takes named columns only; names, e-mails, passwords and demographics stay behind', async () => {
    const { files, notOpened } = await readFiles([zippedRoster(rosterFiles())]);
    expect(notOpened).to.deep.equal(['demographics.csv']);
    expect(files.map(({ kind, mode, rows }) => [kind, mode, rows.length])).to.deep.equal([
      ...[['orgs', 'bulk', 1] as const, ['academicSessions', 'bulk', 1] as const],
      ...[['courses', 'bulk', 1] as const, ['classes', 'bulk', 1] as const],
      ...[['users', 'bulk', 4] as const, ['roles', 'bulk', 4] as const],
      ['enrollments', 'bulk', 3],
    ]);
    const read = files.find(({ kind }) => kind === 'users')!;
    expect(read.notRead).to.deep.equal([
      'username',
      'givenName',
      'familyName',
      'email',
      'password',
    ]);
    expect(read.rows[1]).to.deep.equal({
      line: 3,
      cells: {
        ...{ sourcedId: 'u1', enabledUser: 'true', identifier: 'SIS-1' },
        ...{ agentSourcedIds: 'g1', grades: '08' },
      },
    });
    expect(JSON.stringify(files)).not.to.match(/Neil|secret|@|2013/);
  });

  it('reads single files, UTF-8 with a mark and Windows letters; says which', async () => {
    const text = 'sourcedId,name,type\r\no1,Escuela Peñón,school\r\n';
    for (const [bytes, isWindows] of [
      [Buffer.from(`\ufeff${text}`), false],
      [Buffer.from(text, 'latin1'), true],
    ] as const) {
      const [file] = (await readFiles([fileOf('orgs.csv', bytes)])).files;
      expect(file).to.include({ kind: 'orgs', mode: 'delta', isWindows });
      expect(file!.rows[0]!.cells.name).to.equal('Escuela Peñón');
    }
  });

  it('refuses tricks of zip files before anything is unpacked', async () => {
    for (const name of ['../users.csv', '/users.csv', 'C:\\users.csv', 'a/../../users.csv', 'a\\b'])
      expect(await faultOf(zip({ ...users, name })), name).to.equal('unsafe');
    expect(await faultOf(zip({ ...users, flags: 1 }))).to.equal('encrypted');
    const many = Array.from({ length: 201 }, (_, index) => ({ name: `${index}.csv`, text: '' }));
    expect(await faultOf(zip(...many))).to.equal('too-large');
    const bomb = { name: 'users.csv', text: Buffer.alloc(UNPACKED_MAX + 1, 32), claims: 10 };
    expect(await faultOf(zip(bomb))).to.equal('too-large');
  });

  it('names what is wrong with a file that it cannot read', async () => {
    expect(await faultOf(fileOf('users.xlsx', 'x'))).to.equal('not-csv');
    expect(await faultOf(fileOf('a.zip', 'nothing like a zip file, but long enough'))).to.equal(
      'damaged',
    );
    expect(await faultOf(fileOf('a.zip', zipOf([users]).subarray(0, 40)))).to.equal('damaged');
    expect(await faultOf(zip({ name: 'grades.csv', text: 'a,b\n' }))).to.equal('no-files');
    expect(await faultOf(fileOf('users.csv', 'id,name\n1,a\n'))).to.equal('no-ids');
    expect(await faultOf(zip(users, { ...users, name: 'again/users.csv' }))).to.equal('twice');
    expect(await faultOf(zip({ ...users, isStored: true }))).to.equal('none');
  });

  it('reads quotes, line ends in cells and empty lines, and counts lines as an editor does', () => {
    const text = 'a,b\r\n"x, ""y""","two\nlines"\n\n1,\n,2';
    expect([...readCsv(text)]).to.deep.equal([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x, "y"', 'two\nlines'] },
      { line: 5, cells: ['1', ''] },
      { line: 6, cells: ['', '2'] },
    ]);
    expect([...readCsv('a,"never closed')][0]!.cells).to.deep.equal(['a', 'never closed']);
    expect([...readCsv('a,')][0]!.cells).to.deep.equal(['a', '']);
  });
});
