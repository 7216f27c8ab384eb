import PDFDocument from 'pdfkit';
import type { LayoutRun, ResumeLayout } from '#contracts/resume-layout.js';
import type { Block, ResumeDocument } from './blocks.js';
import { registerFonts } from './ruler.js';
import { pdfBytes } from '../../../pdf-bytes.js';

type Element = PDFKit.PDFStructureElement;

/** Options that pdfkit knows and its types don't. */
const OPTIONS: object = { subset: 'PDF/UA', font: '' };
const ON_BASELINE = { lineBreak: false, baseline: 'alphabetic' } as const;

/**
 * The layout as a tagged PDF: headings, paragraphs and lists as the blocks say (PDF/UA-1, ISO 14289-1),
 * with language, title and bookmarks. Lines, bullets and page feet lie where the layout has them.
 */
export function toPdf(
  document: ResumeDocument,
  layout: ResumeLayout,
  blocks: Block[],
): Promise<Buffer> {
  const title = document.contact.name.trim()
    ? `${document.contact.name.trim()} · ${document.name}`
    : document.name;
  const pdf = new PDFDocument({
    ...OPTIONS,
    ...{ size: [layout.width, layout.height], margin: 0, autoFirstPage: false },
    ...{ pdfVersion: '1.7', tagged: true, displayTitle: true },
    lang: document.language === 'es' ? 'es-US' : 'en-US',
    info: { Title: title, Creator: 'Pathlight', Producer: 'Pathlight (PDFKit)' },
  });
  registerFonts(pdf);
  const file = pdfBytes(pdf);
  const tags = new TagTree(pdf, blocks);
  for (const page of layout.pages) {
    pdf.addPage({ size: [layout.width, layout.height], margin: 0 });
    for (const rule of page.rules) drawRule(pdf, rule);
    for (const run of page.runs) {
      if (run.block === null) drawFoot(pdf, run);
      else {
        tags.open(run, run.block);
        drawRun(pdf, run);
      }
    }
  }
  tags.close();
  pdf.end();
  return file;
}

function drawRun(pdf: PDFKit.PDFDocument, run: LayoutRun): void {
  pdf.font(run.font, run.size).fillColor(run.color).text(run.text, run.x, run.y, ON_BASELINE);
}

function drawFoot(pdf: PDFKit.PDFDocument, run: LayoutRun): void {
  pdf.markContent('Artifact', { type: 'Pagination' });
  drawRun(pdf, run);
  pdf.endMarkedContent();
}

function drawRule(pdf: PDFKit.PDFDocument, rule: ResumeLayout['pages'][number]['rules'][number]) {
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf.rect(rule.x, rule.y, rule.width, rule.thickness).fill(rule.color);
  pdf.endMarkedContent();
}

/** The tree of tags, grown in reading order: one element a block, points of a list under one list. */
class TagTree {
  private readonly pdf: PDFKit.PDFDocument;
  private readonly blocks: Block[];
  private readonly root: Element;
  private list: Element | null = null;
  private current = -1;
  private parts: { words: Element; label: Element | null } | null = null;

  constructor(pdf: PDFKit.PDFDocument, blocks: Block[]) {
    this.pdf = pdf;
    this.blocks = blocks;
    this.root = pdf.struct('Document');
    pdf.addStructure(this.root);
  }

  /** What is drawn next belongs to this block. */
  open(run: LayoutRun, index: number): void {
    const block = this.blocks[index];
    if (!block) return;
    if (index !== this.current) this.begin(block, index);
    const target = run.isLabel ? this.parts?.label : this.parts?.words;
    target?.add(this.pdf.markStructureContent('Span'));
  }

  close(): void {
    this.root.end();
  }

  private begin(block: Block, index: number): void {
    this.current = index;
    if (block.tag === 'LI') {
      this.parts = this.beginPoint();
      return;
    }
    this.list = null;
    const words = this.pdf.struct(block.tag);
    this.root.add(words);
    this.parts = { words, label: null };
    if (block.tag === 'H2') this.pdf.outline.addItem(block.text);
  }

  private beginPoint() {
    if (!this.list) {
      this.list = this.pdf.struct('L');
      this.root.add(this.list);
    }
    const item = this.pdf.struct('LI');
    const label = this.pdf.struct('Lbl');
    const words = this.pdf.struct('LBody');
    this.list.add(item);
    item.add(label);
    item.add(words);
    return { words, label };
  }
}
