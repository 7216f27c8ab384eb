import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import type { LayoutFont } from '#contracts/resume-layout.js';
import { FONT_NAMES, fontPath } from '../../../fonts.js';

/** A measurer of words, with the widths (kerning included) that the PDF will have. */
export interface Ruler {
  /** In points. */
  width(text: string, font: LayoutFont, size: number): number;
  /** Whether the bundled fonts have this character. */
  has(character: string): boolean;
}

/** Known to pdfkit, missing in its types: the font in use, as fontkit holds it. */
interface OpenFont {
  _font: { font: { hasGlyphForCodePoint(code: number): boolean } };
}

const files = new Map<LayoutFont, Buffer>();

/** Makes the fonts known to a document, under our own names. Each file is read once. */
export function registerFonts(document: PDFKit.PDFDocument): void {
  for (const name of FONT_NAMES) {
    const file = files.get(name) ?? readFileSync(fontPath(name));
    files.set(name, file);
    document.registerFont(name, file);
  }
}

/** Fonts stay open between résumés: opening them takes longer than a whole layout. */
export function openRuler(): Ruler {
  const document = new PDFDocument({ autoFirstPage: false, font: '' });
  registerFonts(document);
  const known = new Map<string, boolean>();
  return {
    width: (text, font, size) => document.font(font, size).widthOfString(text),
    has(character) {
      const found = known.get(character);
      if (found !== undefined) return found;
      const code = character.codePointAt(0) ?? 0;
      const has = (['sans', 'serif'] as const).every((name) =>
        (document.font(name) as unknown as OpenFont)._font.font.hasGlyphForCodePoint(code),
      );
      known.set(character, has);
      return has;
    },
  };
}
