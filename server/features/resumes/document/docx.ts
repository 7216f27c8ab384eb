import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import type { Block, ResumeDocument } from './blocks.js';
import { PAGE } from './layout.js';
import { type Look, TEMPLATES, type Template } from './templates.js';

/** Twentieths of a point. */
const twips = (points: number) => Math.round(points * 20);
const halves = (points: number) => Math.round(points * 2);
const colour = (value: string) => value.replace('#', '');
const POINTS = 'points';

/** On nearly every machine, and in Google Docs; our own fonts are on none. */
const FAMILIES = { sans: 'Calibri', serif: 'Cambria' } as const;

/**
 * The same parts as a Word file: real headings, real lists, the résumé's language and title. Word breaks
 * the lines itself, so they may end elsewhere than in the PDF.
 */
export async function toDocx(document: ResumeDocument, blocks: Block[]): Promise<Buffer> {
  const template = TEMPLATES[document.template];
  const name = document.contact.name.trim();
  const file = new Document({
    title: name ? `${name} · ${document.name}` : document.name,
    ...(name && { creator: name }),
    styles: stylesOf(document, template),
    numbering: { config: [{ reference: POINTS, levels: [pointLevel(template)] }] },
    sections: [
      {
        properties: { page: pageOf(template) },
        children: blocks.map((block) => paragraphOf(block, template)),
      },
    ],
  });
  return Packer.toBuffer(file);
}

function pageOf({ margin }: Template) {
  return {
    size: { width: twips(PAGE.width), height: twips(PAGE.height) },
    margin: {
      ...{ top: twips(margin.top), right: twips(margin.right) },
      ...{ bottom: twips(margin.bottom), left: twips(margin.left) },
    },
  };
}

function pointLevel({ indent, looks }: Template) {
  return {
    level: 0,
    format: LevelFormat.BULLET,
    text: '•',
    alignment: AlignmentType.LEFT,
    style: {
      paragraph: { indent: { left: twips(indent), hanging: twips(indent) } },
      run: { color: colour(looks.point.color) },
    },
  };
}

const runStyle = (look: Look) => ({
  font: look.font.startsWith('serif') ? FAMILIES.serif : FAMILIES.sans,
  size: halves(look.size),
  color: colour(look.color),
  bold: look.font.endsWith('-bold'),
  italics: look.font.endsWith('-italic'),
});

const paragraphStyle = (look: Look) => ({
  spacing: { before: twips(look.before), after: 0 },
  ...(look.align === 'center' && { alignment: AlignmentType.CENTER }),
});

function stylesOf({ language }: ResumeDocument, { looks, rule }: Template) {
  const heading = (look: Look) => ({
    run: runStyle(look),
    paragraph: { ...paragraphStyle(look), keepNext: true },
  });
  const section = heading(looks.heading);
  const line = rule && {
    ...{ style: BorderStyle.SINGLE, size: 6, space: rule.gap, color: colour(rule.color) },
  };
  return {
    default: {
      document: {
        run: {
          ...runStyle(looks.point),
          language: { value: language === 'es' ? 'es-US' : 'en-US' },
        },
      },
      heading1: heading(looks.name),
      heading2: {
        ...section,
        paragraph: { ...section.paragraph, ...(line && { border: { bottom: line } }) },
      },
      heading3: heading(looks.title),
    },
  };
}

const LEVELS = {
  H1: HeadingLevel.HEADING_1,
  H2: HeadingLevel.HEADING_2,
  H3: HeadingLevel.HEADING_3,
} as const;

function paragraphOf(block: Block, template: Template): Paragraph {
  const look = template.looks[block.look];
  if (block.tag === 'LI')
    return new Paragraph({
      ...paragraphStyle(look),
      numbering: { reference: POINTS, level: 0 },
      children: [new TextRun(block.text)],
    });
  if (block.tag === 'P')
    return new Paragraph({
      ...paragraphStyle(look),
      children: [new TextRun({ text: block.text, ...runStyle(look) })],
    });
  return new Paragraph({ heading: LEVELS[block.tag], ...headingOf(block, template) });
}

/** Dates stand at the right margin, by a tab. */
function headingOf(block: Block, template: Template): IParagraphOptions {
  if (!block.aside) return { children: [new TextRun(block.text)] };
  const { left, right } = template.margin;
  return {
    tabStops: [{ type: TabStopType.RIGHT, position: twips(PAGE.width - left - right) }],
    children: [
      new TextRun(block.text),
      new TextRun({ ...runStyle(template.looks.dates), children: [new Tab(), block.aside] }),
    ],
  };
}
