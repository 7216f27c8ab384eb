import { expect } from 'chai';
import { zipSync } from 'fflate';
import type { CollegeSelection } from '#contracts/college-selector.js';
import type { CollegeCareers, CollegePrograms } from '#contracts/colleges.js';
import { ProgramReply } from '#contracts/programs.js';
import { SavedCollegeList } from '#contracts/saved-colleges.js';
import { globalSql } from '#server/db/tenant.js';
import { renewFacts } from '#server/features/careers/facts-watch.js';
import { apiAs } from '../support/api.js';
import { buildPerson } from '../support/builders.js';
import { fixture, forgetReleases, referenceStage } from '../support/reference.js';
import { reply } from '../support/reply.js';

const BAMA = '100663';
const CLOSED = '100690';
const GONE = '110635';
const NEW = '999001';
const NAMES = ['hd2024.csv', 'ic2024.csv', 'adm2024.csv', 'c2024_a.csv'];

const survey = (...names: string[]) =>
  Buffer.from(
    zipSync(Object.fromEntries(names.map((name) => [name, fixture(`colleges/${name}`)]))),
  );

describe('official files on colleges', function () {
  this.timeout(60_000);
  afterEach(() => forgetReleases());

  it('F49: IPEDS directory, characteristics, admissions, and completions: preview by name, each with its year', async () => {
    const { read, college } = await referenceStage();
    const file = await read('ipeds.zip', survey(...NAMES));
    expect(file).to.deep.include({
      state: 'ready',
      release: '2024–25',
      year: 2024,
      problemCount: 0,
    });
    expect(file).to.deep.include({ shrinks: true, unread: [], unknownColumns: [] });
    const counts = file.parts.map(({ part, release, added, changed, same, gone, closed }) => [
      ...[part, release, added, changed, same, gone, closed],
    ]);
    expect(counts).to.deep.equal([
      ['colleges-admissions', '2024–25', 0, 0, 2, 2_021, 0],
      ['colleges-characteristics', '2024–25', 0, 0, 2, 5_623, 0],
      ['colleges-completions', '2023–24', 0, 0, 2, 5_604, 0],
      ['colleges-directory', '2024–25', 1, 0, 2, 5_651, 1],
    ]);
    const directory = file.parts[3]!;
    expect(directory.addedCodes).to.deep.equal(['Prueba Técnica College (999001)']);
    expect(directory.closedNames).to.deep.equal(['Amridge University (100690)']);
    expect(directory.goneCodes[0]).to.equal('University of Alabama in Huntsville (100706)');
    expect((await college(GONE)).standing).to.equal(undefined);
  });

  it('F49: once used, profile, programs, search, and selector are of the new release in every node', async () => {
    const { read, apply, college, api } = await referenceStage();
    const file = await read('ipeds.zip', survey(...NAMES));
    await apply(file.id, { release: '2024–25', year: 2024 });
    const fresh = await college(NEW);
    expect(fresh).to.deep.include({
      ...{ name: 'Prueba Técnica College', city: 'Cañon City', state: 'CO' },
      placeSource: { id: 'directory', years: '2024–25' },
    });
    expect(fresh.links).to.deep.include({ home: 'https://www.example.edu/a%20b', aid: null });
    expect((await college(BAMA)).undergraduates.source.years).to.equal('2023–24');
    const found = await reply<CollegeSelection>(api.get('/api/colleges?query=prueba%20tecnica'));
    expect(found.items[0]?.code).to.equal(NEW);
    const inState = await reply<CollegeSelection>(api.get('/api/colleges?state=CO'));
    expect(inState.items.map(({ code }) => code)).to.deep.equal([NEW]);
    expect((await reply<CollegeSelection>(api.get('/api/colleges'))).total).to.equal(3);
    const nursing = ProgramReply.parse(await reply(api.get('/api/programs/51.3801')));
    expect(nursing).to.deep.include({
      colleges: 1,
      awardsSource: { id: 'completions', year: 2023, release: '2023–24' },
    });
    const taught = await reply<CollegePrograms>(api.get(`/api/colleges/${BAMA}/programs`));
    expect(taught.source).to.deep.equal({ id: 'completions', years: '2023–24' });
  });

  it('F49: a closed college says so with the year, teaches nothing, is in no list, and is found by name', async () => {
    const { load, college, api } = await referenceStage();
    await load('hd2024.csv', fixture('colleges/hd2024.csv'));
    const closed = await college(CLOSED);
    expect(closed.standing).to.deep.equal({ kind: 'closed', years: '2025' });
    expect(closed.completionRate).to.deep.include({ value: null, none: 'no-longer-listed' });
    const path = `/api/colleges/${CLOSED}`;
    const taught = await reply<CollegePrograms>(api.get(`${path}/programs`));
    expect(taught).to.deep.include({ items: [], none: 'no-longer-listed' });
    const careers = await reply<CollegeCareers>(api.get(`${path}/careers`));
    expect(careers).to.deep.include({ total: 0, none: 'no-longer-listed' });
    const found = await reply<CollegeSelection>(api.get('/api/colleges?query=amridge'));
    expect(found.items.map(({ code, standing }) => [code, standing?.kind])).to.deep.equal([
      [CLOSED, 'closed'],
    ]);
    const all = await reply<CollegeSelection>(api.get('/api/colleges?limit=50'));
    expect(all.items.map(({ code }) => code)).to.not.include(CLOSED);
  });

  it('F30: what a student saved stays in the list with its mark: closed, no longer listed, or of a release taken back', async () => {
    const { load, undo, course, api } = await referenceStage();
    const student = await apiAs(await buildPerson({ course, role: 'student' }));
    const saved = async () => {
      const { items } = SavedCollegeList.parse(await reply(student.get('/api/saved-colleges')));
      return Object.fromEntries(
        items.map(({ college: { code, standing }, thought }) => [
          code,
          [thought, standing ?? null],
        ]),
      );
    };
    for (const code of [GONE, CLOSED])
      await reply(
        student.put(`/api/saved-colleges/${code}`, { rating: 4, thought: `why ${code}` }),
      );
    const id = await load('hd2024.csv', fixture('colleges/hd2024.csv'), { release: '2024–25' });
    await reply(student.put(`/api/saved-colleges/${NEW}`, { rating: 5, thought: 'new' }));
    expect(await saved()).to.deep.equal({
      [GONE]: [`why ${GONE}`, { kind: 'not-listed', years: '2024–25' }],
      [CLOSED]: [`why ${CLOSED}`, { kind: 'closed', years: '2025' }],
      [NEW]: ['new', null],
    });
    await undo(id);
    expect(await saved()).to.deep.equal({
      [GONE]: [`why ${GONE}`, null],
      [CLOSED]: [`why ${CLOSED}`, null],
      [NEW]: ['new', { kind: 'not-listed', years: null }],
    });
    expect((await reply<CollegeSelection>(api.get('/api/colleges'))).total).to.equal(5_654);
    await reply(student.put(`/api/saved-colleges/${NEW}`, { rating: 3 }));
  });

  it('F49: a later directory that has it no more: a closed college stays closed', async () => {
    const { load, college } = await referenceStage();
    const hd = fixture('colleges/hd2024.csv').toString('utf8').split('\r\n');
    await load('hd2024.csv', Buffer.from(hd.join('\r\n')));
    const later = hd.filter((line) => !line.startsWith(CLOSED) && !line.startsWith(NEW));
    await load('hd2025.csv', Buffer.from(later.join('\r\n')));
    expect((await college(CLOSED)).standing).to.deep.equal({ kind: 'closed', years: '2025' });
    expect((await college(NEW)).standing).to.deep.equal({ kind: 'not-listed', years: '2025–26' });
    expect((await college(BAMA)).placeSource.years).to.equal('2025–26');
  });

  it('F49: College Scorecard by institution: costs and results of its year, marks for what is not published', async () => {
    const { read, load, apply, college } = await referenceStage();
    await load('hd2024.csv', fixture('colleges/hd2024.csv'));
    const file = await read('MERGED2023_24_PP.csv', fixture('colleges/MERGED2023_24_PP.csv'));
    expect(
      file.parts.map(({ part, release, added, same, gone }) => [part, release, added, same, gone]),
    ).to.deep.equal([['colleges-scorecard', '2023–24', 1, 2, 5_599]]);
    expect(file.problemCount).to.equal(0);
    await apply(file.id, { release: '2023–24', year: 2023 });
    const fresh = await college(NEW);
    expect(fresh.kinds).to.deep.equal(['hsi']);
    expect(fresh.averageNetPrice.value).to.equal(-1_200);
    expect(fresh.undergraduates.value).to.equal(null);
    expect((await college(BAMA)).earnings).to.deep.include({ value: 54_501 });
  });

  it('U14: an older directory in Windows-1252 is read; a file of no table is still refused', async () => {
    const { read } = await referenceStage();
    const text = fixture('colleges/hd2024.csv').toString('utf8').replace('\uFEFF', '');
    const file = await read('hd2009.csv', Buffer.from(text, 'latin1'));
    expect(file.parts[0]?.addedCodes).to.deep.equal(['Prueba Técnica College (999001)']);
    expect(file.year).to.equal(2009);
    const bytes = Buffer.from([...Buffer.from('UNITID,grade,x\n1,'), 0xe9, 0x0a]);
    expect((await read('x.csv', bytes)).refusal?.code).to.equal('not-utf8');
  });

  it('U14: cells that are wrong are named; their rows are left out', async () => {
    const { read } = await referenceStage();
    const text = fixture('colleges/hd2024.csv')
      .toString('utf8')
      .replace('38.4409', 'north')
      .replace('100663,', '10066,');
    const { problems, parts } = await read('hd2024.csv', Buffer.from(text));
    expect(problems.map(({ place, column, code }) => [place.row, column, code])).to.deep.equal([
      [3, 'UNITID', 'not-a-code'],
      [5, 'LATITUDE', 'not-a-number'],
    ]);
    expect(parts[0]).to.deep.include({ added: 0, same: 1 });
  });

  it('F49: stopped while it is read, nothing of a file on colleges is kept', async () => {
    const { read, api, college } = await referenceStage();
    const { id } = await read('ipeds.zip', survey(...NAMES));
    await reply(api.delete(`/api/reference-imports/${id}`));
    expect(await globalSql('select 1 from reference_facts where release_id = $1', [id])).to.be
      .empty;
    expect(await globalSql('select 1 from listed_colleges')).to.be.empty;
    await renewFacts();
    expect((await college(CLOSED)).standing).to.equal(undefined);
  });
});
