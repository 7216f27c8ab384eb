import { expect } from 'chai';
import type { Test } from 'supertest';
import { ResumeBrief, ResumePage, ResumeSaved } from '#contracts/resumes.js';
import { apiAs } from '../support/api.js';
import { buildPerson, type Person } from '../support/builders.js';
import { asLines, readDocx, readPdf } from '../support/read-documents.js';
import { reply } from '../support/reply.js';
import { changesOf, ownLine } from '../support/resumes.js';

/** The body as bytes, whatever its type. */
const bytes = (test: Test) =>
  test.buffer(true).parse((response, done) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => done(null, Buffer.concat(chunks)));
  });

async function withResume(
  name = 'Summer jobs',
): Promise<{ student: Person; id: string; page: ResumePage }> {
  const student = await buildPerson({ name: 'Maya Okafor' });
  const api = await apiAs(student);
  const { id } = ResumeBrief.parse(await reply(api.post('/api/resumes', { name }), 201));
  const { resume } = ResumePage.parse(await reply(api.get(`/api/resumes/${id}`)));
  const changes = changesOf(resume, { template: 'classic', summary: 'I like wood.' });
  changes.sections[1]!.lines = [
    ownLine({ title: 'Helper, Bakery', dates: '2026', text: 'Sold bread\nKept the till' }),
    ownLine({ title: 'Not shown', on: false }),
  ];
  changes.sections[3] = { ...changes.sections[3]!, on: false, lines: [ownLine({ text: 'Off' })] };
  await reply(api.put(`/api/resumes/${id}`, changes));
  return { student, id, page: ResumePage.parse(await reply(api.get(`/api/resumes/${id}`))) };
}

describe('résumé files', function () {
  this.timeout(60_000);

  it('F14: the PDF that is downloaded is the preview, line by line', async () => {
    const { student, id, page } = await withResume();
    const api = await apiAs(student);
    const response = await bytes(api.get(`/api/resumes/${id}/file/pdf`)).expect(200);
    expect(response.headers['content-type']).to.equal('application/pdf');
    expect(response.headers['cache-control']).to.equal('no-store');
    const pdf = await readPdf(response.body as Buffer);
    const { pages, height } = page.layout!;
    expect(pdf.pages).to.deep.equal(
      pages.map(({ runs }) => asLines(runs.map(({ y, text }) => ({ y: height - y, text })))),
    );
    expect(pdf.tagged).to.deep.equal([
      ...['H1 Maya Okafor', 'P I like wood.', 'H2 Work experience', 'H3 Helper, Bakery', 'H3 2026'],
      ...['Lbl •', 'LBody Sold bread', 'Lbl •', 'LBody Kept the till'],
    ]);
  });

  it('F33: the Word file holds the same parts', async () => {
    const { student, id } = await withResume();
    const api = await apiAs(student);
    const response = await bytes(api.get(`/api/resumes/${id}/file/docx`)).expect(200);
    expect(await readDocx(response.body as Buffer)).to.deep.equal([
      ...['h1 Maya Okafor', 'p I like wood.', 'h2 Work experience', 'h3 Helper, Bakery 2026'],
      ...['li Sold bread', 'li Kept the till'],
    ]);
  });

  it('F14: the file is called like the résumé, without what no machine takes', async () => {
    const { student, id } = await withResume('Año: 1/2 "fin"..');
    const api = await apiAs(student);
    const { headers } = await bytes(api.get(`/api/resumes/${id}/file/pdf`)).expect(200);
    expect(headers['content-disposition']).to.contain(
      `filename*=UTF-8''${encodeURIComponent('Año 1 2 fin.pdf')}`,
    );
  });

  it('F33: a save answers with the new layout', async () => {
    const { student, id, page } = await withResume();
    const summary = 'x '.repeat(400);
    const saved = ResumeSaved.parse(
      await reply(
        (await apiAs(student)).put(`/api/resumes/${id}`, changesOf(page.resume, { summary })),
      ),
    );
    const count = ({ pages }: NonNullable<ResumeSaved['layout']>) => pages[0]!.runs.length;
    expect(count(saved.layout!)).to.be.above(count(page.layout!));
  });

  it('refuses formats that it can’t make', async () => {
    const { student, id } = await withResume();
    await (await apiAs(student)).get(`/api/resumes/${id}/file/exe`).expect(400);
  });
});
