import { expect } from 'chai';
import { beginWith, hintsFor } from '#components/resumes/resume-check.js';
import {
  moveLine,
  moveSection,
  type ResumeDoc,
  takeBack,
} from '#components/resumes/resume-edit.js';
import { areSame, reconcile } from '#components/resumes/resume-sync.js';
import { emptyResume, ownLine } from '../../support/resumes.js';

const VERBS = ['Helped', 'Led', 'Taught'];
const kinds = (text: string, language: 'en' | 'es' = 'en', verbs = VERBS) =>
  hintsFor(text, language, verbs).map(({ kind }) => kind);

describe('words of a résumé', () => {
  it('F33: asks for a strong verb where a sentence begins without one', () => {
    expect(kinds('I was at the pantry')).to.deep.equal(['verb']);
    expect(kinds('Led a team of five')).to.deep.equal([]);
    expect(kinds('Organized the shelves every week')).to.deep.equal([]);
    expect(hintsFor('Built a gate here', 'en', VERBS, ['Built'])).to.deep.equal([]);
    expect(kinds('Estuve en el banco', 'es', ['Ayudé'])).to.deep.equal(['verb']);
    expect(kinds('Clasifiqué comida para familias', 'es', ['Ayudé'])).to.deep.equal([]);
  });

  it('F33: leaves facts alone', () => {
    for (const fact of ['48 hours a year', 'Skills: counting and listening', 'Grade 9'])
      expect(kinds(fact)).to.deep.equal([]);
  });

  it('F33: finds doubled words and small first letters', () => {
    expect(kinds('Helped the the people')).to.deep.equal(['double']);
    expect(kinds('helped the people')).to.deep.equal(['capital']);
    expect(kinds('Helped at 9 9 times')).to.deep.equal([]);
  });

  it('F33: puts the verb in front of the right point', () => {
    expect(beginWith('Led', 'One\nThe team of five\nUSA trip', 1)).to.equal(
      'One\nLed the team of five\nUSA trip',
    );
    expect(beginWith('Led', 'USA trip', 0)).to.equal('Led USA trip');
  });
});

describe('changes of a résumé', () => {
  const docWith = (...titles: string[]): ResumeDoc => {
    const { name, template, contact, summary, sections } = emptyResume();
    const doc = { name, template, contact, summary, sections };
    doc.sections[0]!.lines = titles.map((title) => ownLine({ title }));
    return doc;
  };
  const titles = (doc: ResumeDoc, section = 0) =>
    doc.sections[section]!.lines.map(({ title }) => title);

  it('F14: moves lines within a section and between sections, losing none', () => {
    const doc = docWith('A', 'B', 'C');
    const [a] = doc.sections[0]!.lines;
    expect(titles(moveLine(a!.id, { kind: 'education', index: 2 })(doc))).to.deep.equal([
      ...['B', 'C', 'A'],
    ]);
    const moved = moveLine(a!.id, { kind: 'work', index: 0 })(doc);
    expect([titles(moved), titles(moved, 1)]).to.deep.equal([['B', 'C'], ['A']]);
    expect(moveSection('other', 0)(doc).sections.map(({ kind }) => kind)[0]).to.equal('other');
  });

  it('U2: taking a step back keeps the words that were written since', () => {
    const before = docWith('A', 'B');
    const [a] = before.sections[0]!.lines;
    const moved = moveLine(a!.id, { kind: 'education', index: 1 })(before);
    moved.sections[0]!.lines[0]!.title = 'B, written since';
    expect(titles(takeBack(before, moved, null))).to.deep.equal(['A', 'B, written since']);
  });

  it('U4: knows the same résumé by whatever order its fields come in', () => {
    const doc = docWith('A');
    const reordered = JSON.parse(
      JSON.stringify(doc, [
        'sections',
        'summary',
        'contact',
        'template',
        'name',
        'kind',
        'lines',
        'on',
        'title',
        'text',
        'dates',
        'source',
        'id',
        'email',
        'phone',
        'town',
      ]),
    ) as ResumeDoc;
    expect(areSame(doc, reordered)).to.equal(true);
    expect(reconcile({ doc, revision: 2 }, { doc: docWith('B'), revision: 1 })).to.equal(
      'conflict',
    );
    expect(reconcile({ doc, revision: 2 }, { doc: docWith('B'), revision: 2 })).to.equal('local');
    expect(reconcile({ doc, revision: 2 }, { doc: reordered, revision: 1 })).to.equal('server');
  });
});
