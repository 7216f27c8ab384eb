import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { fontPath } from './fonts.js';
import { pdfBytes } from './pdf-bytes.js';

/** A page to print: a heading, paragraphs, and things to be read letter by letter. */
export interface Letter {
  locale: 'en' | 'es';
  fileName: string;
  from: string;
  title: string;
  parts: (
    | { kind: 'text'; text: string }
    | { kind: 'cut' }
    | { kind: 'key'; label: string; text: string }
  )[];
}

/** Options that pdfkit knows and its types don't. */
const OPTIONS: object = { subset: 'PDF/UA', font: '' };
const MARGIN = 72;
const TEXT = 12;
const fonts = new Map<string, Buffer>();

/**
 * A letter as a tagged PDF (PDF/UA-1) of one page, US letter. It has a few lines of two fonts, so it is made
 * where it is asked for, and not in the thread of the résumés.
 */
export function letterPdf({ locale, title, from, parts }: Letter): Promise<Buffer> {
  const pdf = new PDFDocument({
    ...OPTIONS,
    ...{ size: 'LETTER', margin: MARGIN, pdfVersion: '1.7', tagged: true, displayTitle: true },
    lang: `${locale}-US`,
    info: { Title: title, Creator: 'Pathlight', Producer: 'Pathlight (PDFKit)' },
    autoFirstPage: false,
  });
  for (const name of ['sans', 'sans-bold'] as const) pdf.registerFont(name, fontOf(name));
  const whole = pdfBytes(pdf);
  pdf.addPage();
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const put = (tag: string, draw: () => void) => {
    const element = pdf.struct(tag, {}, draw);
    root.add(element);
    element.end();
  };
  put('P', () => pdf.font('sans', TEXT).text(from));
  pdf.moveDown();
  put('H1', () => pdf.font('sans-bold', 20).text(title));
  for (const part of parts) {
    pdf.moveDown();
    if (part.kind === 'cut') drawCut(pdf);
    else if (part.kind === 'text') put('P', () => pdf.font('sans', TEXT).text(part.text));
    else {
      put('P', () => pdf.font('sans', TEXT).text(part.label));
      put('P', () => pdf.font('sans-bold', 16).text(part.text));
    }
  }
  root.end();
  pdf.end();
  return whole;
}

/** A dashed line: what stands below is handed over apart. */
function drawCut(pdf: PDFKit.PDFDocument): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf.dash(4, { space: 4 }).moveTo(MARGIN, pdf.y);
  pdf
    .lineTo(pdf.page.width - MARGIN, pdf.y)
    .stroke()
    .undash();
  pdf.endMarkedContent();
}

function fontOf(name: 'sans' | 'sans-bold'): Buffer {
  const file = fonts.get(name) ?? readFileSync(fontPath(name));
  fonts.set(name, file);
  return file;
}
