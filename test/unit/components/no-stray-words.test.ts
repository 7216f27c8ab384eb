import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = 'components';
/** Attributes whose value a person reads or hears; ours among them. */
const SPOKEN = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
  'label',
  'heading',
  'hint',
  'error',
];
const ATTRIBUTE = new RegExp(`[\\s.](${SPOKEN.join('|')})\\s*=\\s*("[^"]*"|'[^']*')`, 'g');
/** Stands for `${…}`; not a letter. */
const HOLE = '\u0001';

interface Finding {
  file: string;
  line: number;
  words: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

/** The words of `html` and `svg` templates that did not come out of the catalogue. */
export function strayWords(file: string, text: string): Finding[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const findings: Finding[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && /^(html|svg)$/.test(node.tag.getText(source))) {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      const found = wordsOf(markupOf(node.template));
      findings.push(...found.map((words) => ({ file, line, words })));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return findings;
}

function markupOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return (
    template.head.text + template.templateSpans.map((span) => HOLE + span.literal.text).join('')
  );
}

function wordsOf(markup: string): string[] {
  const withoutComments = markup.replaceAll(/<!--[\s\S]*?-->/g, '');
  const spoken = [...withoutComments.matchAll(ATTRIBUTE)].map((match) => match[2] ?? '');
  const between = withoutComments.replaceAll(/<[^<>]*>/g, HOLE).split(HOLE);
  return [...spoken, ...between]
    .map((words) => words.replaceAll(/&\w+;/g, ' ').trim())
    .filter((words) => /\p{L}/u.test(words));
}

describe('words on screen', () => {
  it('all come from the catalogue', () => {
    const findings = sourceFiles(ROOT).flatMap((file) =>
      strayWords(file, readFileSync(file, 'utf8')),
    );
    const report = findings.map(({ file, line, words }) => `${file}:${String(line)} ${words}`);
    expect(report).to.deep.equal([]);
  });

  const strays: Record<string, string> = {
    'a text': 'html`<p>Hello ${name}</p>`',
    'a label for screen readers': 'html`<button aria-label="Close">${x}</button>`',
    'a heading of one of our elements': "html`<ilp-dialog heading='Sure?'></ilp-dialog>`",
    'a placeholder': 'html`<input placeholder="Your name" />`',
    'a text after a hole': 'html`${n} points`',
    'a text inside a drawing': 'svg`<text>Pay</text>`',
  };
  for (const [what, code] of Object.entries(strays)) {
    it(`would find ${what}`, () => {
      expect(strayWords('made-up.ts', code)).to.have.length(1);
    });
  }

  it('leaves markup, classes and values alone', () => {
    const code = "html`<p class=\"quiet\" id='one' .label=${x}>${t('a.b')} · &nbsp;</p>`";
    expect(strayWords('made-up.ts', code)).to.deep.equal([]);
  });
});
