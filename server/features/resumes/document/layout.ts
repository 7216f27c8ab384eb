import type { ResumeLayout } from '#contracts/resume-layout.js';
import { type Block, blocksOf, type ResumeDocument } from './blocks.js';
import { boxOf, type Box } from './boxes.js';
import type { Ruler } from './ruler.js';
import { TEMPLATES, type Template } from './templates.js';

/** US Letter, in points. */
export const PAGE = { width: 612, height: 792 } as const;
/** Between the last line and the foot of the page. */
const FOOT_GAP = 8;
const BELOW_RULE = 2;

/**
 * A résumé with the place of every line: what the preview shows and the PDF holds.
 *
 * Characters that no bundled font has are left out and named, rather than printed as empty boxes.
 */
export function layOut(
  document: ResumeDocument,
  ruler: Ruler,
): { layout: ResumeLayout; blocks: Block[] } {
  const missing = new Set<string>();
  const printable = (text: string) =>
    Array.from(text.normalize('NFC'))
      .filter((character) => ruler.has(character) || !missing.add(character))
      .join('')
      .trim();
  const blocks = blocksOf(document)
    .map((block) => ({
      ...block,
      text: printable(block.text),
      ...(block.aside && { aside: printable(block.aside) }),
    }))
    .filter(({ text }) => text);
  const template = TEMPLATES[document.template];
  const boxes = blocks.map((block, index) => boxOf(block, index, template, ruler, PAGE.width));
  const pages = paginate(boxes, template);
  addFooters(pages, printable(document.footer), template, ruler);
  return { layout: { ...PAGE, pages, missing: [...missing].join(' ') }, blocks };
}

type Page = ResumeLayout['pages'][number];

/** Puts the boxes below each other; a heading never stays behind without its first line. */
function paginate(boxes: Box[], template: Template): Page[] {
  const flow = new Flow(template.margin.top, PAGE.height - template.margin.bottom - FOOT_GAP);
  boxes.forEach((box, index) => {
    flow.put(box, needed(boxes, index), boxes[index - 1]?.isSide === true);
  });
  return flow.pages;
}

/** The pages as they fill up. */
class Flow {
  readonly pages: Page[] = [];
  private readonly top: number;
  private readonly end: number;
  private page: Page = { runs: [], rules: [] };
  private y = 0;
  /** Where a heading in the side column ends: the next section begins below it. */
  private sideEnd = 0;

  constructor(top: number, end: number) {
    this.top = top;
    this.end = end;
    this.turn();
  }

  /** @param isBeside - whether the box stands beside the heading put before it. */
  put(box: Box, room: number, isBeside: boolean): void {
    if (box.block.tag === 'H2') this.y = Math.max(this.y, this.sideEnd);
    if (this.isBegun && this.y + room > this.end) this.turn();
    if (this.isBegun && !isBeside) this.y += box.before;
    const start = this.y;
    for (const line of box.lines) this.putLine(line);
    if (box.rule) {
      this.page.rules.push({ ...box.rule, y: round(this.y + box.rule.y) });
      this.y += box.rule.y + box.rule.thickness + BELOW_RULE;
    }
    if (!box.isSide) return;
    this.sideEnd = this.y;
    this.y = start;
  }

  private putLine({ height, runs }: Box['lines'][number]): void {
    if (this.isBegun && this.y + height > this.end) this.turn();
    this.page.runs.push(...runs.map((run) => ({ ...run, y: round(this.y + run.y) })));
    this.y += height;
  }

  private get isBegun(): boolean {
    return this.page.runs.length > 0;
  }

  private turn(): void {
    this.page = { runs: [], rules: [] };
    this.pages.push(this.page);
    this.y = this.sideEnd = this.top;
  }
}

/** The height that must be free for this box to begin here: its first line, and a heading's company. */
function needed(boxes: Box[], index: number): number {
  const company = boxes.findIndex((box, at) => at >= index && !box.keepsNext);
  const together = boxes.slice(index, company < 0 ? undefined : company + 1);
  return together.reduce((height, box, at) => {
    // Beside a heading in the side column the first part begins at once.
    const before = at > 0 && together[at - 1]?.isSide ? 0 : box.before;
    if (box.isSide) return height + before;
    return height + before + (box.keepsNext ? wholeHeight(box) : (box.lines[0]?.height ?? 0));
  }, 0);
}

function wholeHeight({ lines, rule }: Box): number {
  const own = lines.reduce((sum, { height }) => sum + height, 0);
  return own + (rule ? rule.y + rule.thickness + BELOW_RULE : 0);
}

function addFooters(pages: Page[], text: string, template: Template, ruler: Ruler): void {
  if (pages.length < 2) return;
  const { font, size, color } = template.looks.footer;
  pages.forEach((page, index) => {
    const words = text
      .replace('{page}', String(index + 1))
      .replace('{pages}', String(pages.length));
    const width = ruler.width(words, font, size);
    page.runs.push({
      ...{ text: words, font, size, color, block: null, isLabel: false, width: round(width) },
      x: round(PAGE.width - template.margin.right - width),
      y: round(PAGE.height - template.margin.bottom + FOOT_GAP + size / 2),
    });
  });
}

/** A hundredth of a point is far below what anybody sees. */
export function round(length: number): number {
  return Math.round(length * 100) / 100;
}
