import { expect } from 'chai';
import type { ResumeLayout } from '#contracts/resume-layout.js';
import { ResumeTemplate } from '#contracts/resumes.js';
import { blocksOf, type ResumeDocument } from '#server/features/resumes/document/blocks.js';
import { toDocx } from '#server/features/resumes/document/docx.js';
import { layOut } from '#server/features/resumes/document/layout.js';
import { toPdf } from '#server/features/resumes/document/pdf.js';
import { openRuler, type Ruler } from '#server/features/resumes/document/ruler.js';
import { asLines, readDocx, readPdf } from '../../../support/read-documents.js';
import { maya, ownLine } from '../../../support/resumes.js';

/** The lines of each page, each with the height of its baseline and its words, in drawing order. */
const linesOf = ({ pages, height }: ResumeLayout) =>
  pages.map(({ runs }) => asLines(runs.map(({ y, text }) => ({ y: height - y, text }))));

/** As many jobs as it takes for a second page. */
function longDocument(template: ResumeTemplate): ResumeDocument {
  const jobs = Array.from({ length: 16 }, (_, index) =>
    ownLine({
      ...{ title: `Job number ${index}`, dates: `Jun ${2010 + index}` },
      text: `Served people at counter ${index} with patience and learned their names over a summer of work\nKept the till`,
    }),
  );
  return { ...maya(template), sections: [{ title: 'Work experience', lines: jobs }] };
}

describe('résumé documents', function () {
  this.timeout(60_000);
  let ruler: Ruler;

  before(() => {
    ruler = openRuler();
  });

  for (const template of ResumeTemplate.options)
    for (const [size, document] of [
      ['one page', maya(template)],
      ['two pages', longDocument(template)],
    ] as const) {
      it(`F14: the PDF has the preview’s lines, page by page (${template}, ${size})`, async () => {
        const { layout, blocks } = layOut(document, ruler);
        const pdf = await readPdf(await toPdf(document, layout, blocks));
        expect(pdf.pages).to.have.length(size === 'one page' ? 1 : 2);
        expect(pdf.pages).to.deep.equal(linesOf(layout));
      });

      it(`F33: the PDF is tagged, in reading order (${template}, ${size})`, async () => {
        const { layout, blocks } = layOut(document, ruler);
        const pdf = await readPdf(await toPdf(document, layout, blocks));
        const squeeze = (text: string) => text.replaceAll(/\s+/g, '');
        const spoken = new Map<string, string>();
        for (const word of pdf.tagged) {
          const [role = '', ...rest] = word.split(' ');
          if (role !== 'Lbl') spoken.set(role, (spoken.get(role) ?? '') + squeeze(rest.join('')));
        }
        const tags = [...new Set(blocks.map(({ tag }) => tag))];
        for (const tag of tags) {
          const wanted = blocks.filter((block) => block.tag === tag);
          const words = wanted.map((block) => tagged(block, layout, blocks.indexOf(block)));
          expect(spoken.get(tag === 'LI' ? 'LBody' : tag), tag).to.equal(squeeze(words.join('')));
        }
        const bullets = pdf.tagged.filter((word) => word === 'Lbl •');
        expect(bullets).to.have.length(blocks.filter(({ tag }) => tag === 'LI').length);
        expect(pdf).to.include({ language: 'en-US', isMarked: true });
        expect(pdf.title).to.equal('Maya Okafor · Summer jobs');
        expect(pdf.bookmarks).to.deep.equal(
          blocks.filter(({ tag }) => tag === 'H2').map(({ text }) => text),
        );
      });

      it(`F33: the Word file has the same text, headings and lists (${template}, ${size})`, async () => {
        const { blocks } = layOut(document, ruler);
        const read = await readDocx(await toDocx(document, blocks));
        expect(read).to.deep.equal(
          blocks.map(({ tag, text, aside }) =>
            [`${tag.toLowerCase()} ${text}`, aside].join(' ').replaceAll(/\s+/g, ' ').trim(),
          ),
        );
      });
    }

  it('F33: the whole reading order of one résumé, tag by tag', async () => {
    const document = maya('clear');
    const { layout, blocks } = layOut(document, ruler);
    const { tagged: read } = await readPdf(await toPdf(document, layout, blocks));
    expect(read.slice(0, 8)).to.deep.equal(
      [
        'H1 Maya Okafor',
        'P Cedar Valley · 555 0142 · maya.okafor@example.org',
        'P Ninth grader who likes helping and building things. Looking for a summer job with children or in a',
        'P workshop, where I can learn from people who know their trade.',
        'H2 Education',
        'H3 Cedar Valley High School',
        'H3 2026 – present',
        'Lbl •',
      ].map((line) => line.replaceAll(/ +/g, ' ')),
    );
  });

  it('F33: Spanish keeps its letters and says its language', async () => {
    const document: ResumeDocument = {
      ...maya('classic'),
      language: 'es',
      contact: { name: 'Nguyễn Łucja Núñez', email: '', phone: '', town: 'Peñíscola' },
      sections: [{ title: 'Más sobre mí', lines: [ownLine({ text: '¿Qué? ¡Sí! «Único»' })] }],
    };
    const { layout, blocks } = layOut(document, ruler);
    expect(layout.missing).to.equal('');
    const pdf = await readPdf(await toPdf(document, layout, blocks));
    expect(pdf.language).to.equal('es-US');
    expect(pdf.words).to.include.members([
      ...['Nguyễn Łucja Núñez', 'Peñíscola', 'Más sobre mí', '¿Qué? ¡Sí! «Único»'],
    ]);
  });

  it('names characters that can’t be printed instead of printing boxes', () => {
    const document = { ...maya('clear'), summary: 'I like robots 🤖 and 茶' };
    const { layout, blocks } = layOut(document, ruler);
    expect(layout.missing.split(' ')).to.have.members(['🤖', '茶']);
    expect(blocks.map(({ text }) => text)).to.include('I like robots  and');
  });

  it('leaves out what is off or empty', () => {
    const blocks = blocksOf({
      ...maya('clear'),
      contact: { name: ' ', email: '', phone: '', town: '' },
      summary: '\n',
      sections: [{ title: 'Education', lines: [ownLine({ text: ' ' })] }],
    });
    expect(blocks).to.deep.equal([]);
  });

  it('F33: a heading never stays behind at the foot of a page', () => {
    for (const template of ResumeTemplate.options)
      for (let points = 1; points < 45; points += 1) {
        const filler = Array.from({ length: points }, (_, index) => `Point ${index}`).join('\n');
        const document: ResumeDocument = {
          ...maya(template),
          sections: [
            { title: 'First', lines: [ownLine({ text: filler })] },
            { title: 'Second', lines: [ownLine({ title: 'Entry', text: 'Its point' })] },
          ],
        };
        const { layout } = layOut(document, ruler);
        const pageOf = (text: string) =>
          layout.pages.findIndex(({ runs }) => runs.some((run) => run.text === text));
        expect(pageOf('Second'), `${template} ${points}`).to.equal(pageOf('Its point'));
        expect(pageOf('Second'), `${template} ${points}`).to.equal(pageOf('Entry'));
      }
  });

  it('keeps every line inside the page’s margins', () => {
    for (const template of ResumeTemplate.options) {
      const long = { ...longDocument(template), summary: 'x'.repeat(400) };
      for (const { runs } of layOut(long, ruler).layout.pages)
        for (const run of runs) {
          expect(run.x, run.text).to.be.at.least(40);
          expect(run.x + run.width, run.text).to.be.at.most(612 - 40);
          expect(run.y, run.text).to.be.below(792 - 20);
        }
    }
  });
});

/** A block's words as its tag holds them: in the order its runs are drawn. */
function tagged(_block: unknown, { pages }: ResumeLayout, index: number): string {
  return pages
    .flatMap(({ runs }) => runs)
    .filter((run) => run.block === index && !run.isLabel)
    .map(({ text }) => text)
    .join('');
}
