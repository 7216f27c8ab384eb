import type { LayoutRule, LayoutRun } from '#contracts/resume-layout.js';
import type { Block } from './blocks.js';
import type { Ruler } from './ruler.js';
import type { Look, Template } from './templates.js';

/** A line of runs, each with its baseline counted from the line's top. */
interface Line {
  height: number;
  runs: LayoutRun[];
}

/** A block broken into lines, not yet on a page. */
export interface Box {
  block: Block;
  before: number;
  lines: Line[];
  rule: LayoutRule | null;
  /** Stands beside what follows rather than above. */
  isSide: boolean;
  keepsNext: boolean;
}

const BULLET = '•';
/** Between a title and its dates. */
const ASIDE_GAP = 14;
/** Between a heading in the side column and its section. */
const SIDE_GAP = 14;
/** Where the baseline stands in a line, of its height. */
const BASELINE = 0.76;

export function boxOf(
  block: Block,
  index: number,
  template: Template,
  ruler: Ruler,
  pageWidth: number,
): Box {
  const isSide = template.side > 0 && block.tag === 'H2';
  const column = columnOf(block, isSide, template, pageWidth);
  const { left, right } = template.margin;
  return {
    block,
    before: template.looks[block.look].before,
    lines: linesOf(block, index, template, ruler, column),
    isSide,
    rule: block.tag === 'H2' ? ruleOf(template, left, pageWidth - left - right) : null,
    keepsNext: block.tag === 'H2' || block.tag === 'H3' || block.tag === 'H1',
  };
}

interface Column {
  start: number;
  width: number;
}

function columnOf(block: Block, isSide: boolean, template: Template, pageWidth: number): Column {
  const { left, right } = template.margin;
  const isHead = block.tag === 'H1' || block.look === 'contact';
  const start = left + (isSide || isHead ? 0 : template.side);
  return { start, width: isSide ? template.side - SIDE_GAP : pageWidth - right - start };
}

function linesOf(
  block: Block,
  index: number,
  template: Template,
  ruler: Ruler,
  { start, width }: Column,
): Line[] {
  const look = template.looks[block.look];
  const indent = block.look === 'point' ? template.indent : 0;
  const dates = block.aside ? runOf(block.aside, template.looks.dates, index, ruler) : null;
  const room = width - indent;
  const firstRoom = room - (dates ? dates.width + ASIDE_GAP : 0);
  const lines = breakLines(block.text, look, ruler, firstRoom, room).map((text): Line => {
    const run = runOf(text, look, index, ruler);
    const x = look.align === 'center' ? start + (width - run.width) / 2 : start + indent;
    return { height: look.leading, runs: [at(run, x, look)] };
  });
  if (block.look === 'point') lines[0]?.runs.unshift(bulletOf(start, look, index, ruler));
  if (dates) lines[0]?.runs.push(at(dates, start + width - dates.width, look));
  return lines;
}

function ruleOf({ rule }: Template, x: number, width: number): LayoutRule | null {
  return rule && { x, width, y: rule.gap, thickness: rule.thickness, color: rule.color };
}

function runOf(text: string, look: Look, block: number, ruler: Ruler): LayoutRun {
  const { font, size, color } = look;
  const width = ruler.width(text, font, size);
  return { text, font, size, color, block, isLabel: false, x: 0, y: 0, width };
}

function bulletOf(x: number, look: Look, block: number, ruler: Ruler): LayoutRun {
  return { ...at(runOf(BULLET, look, block, ruler), x + 2, look), isLabel: true };
}

function at(run: LayoutRun, x: number, look: Look): LayoutRun {
  const round = (length: number) => Math.round(length * 100) / 100;
  return { ...run, x: round(x), y: round(look.leading * BASELINE), width: round(run.width) };
}

/** Greedy breaking at spaces; a word wider than the line is cut where it must be. */
function breakLines(
  text: string,
  look: Look,
  ruler: Ruler,
  firstRoom: number,
  room: number,
): string[] {
  const lines: string[] = [];
  const fits = (words: string) =>
    ruler.width(words, look.font, look.size) <= (lines.length === 0 ? firstRoom : room);
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = '';
    for (const character of Array.from(word)) {
      if (line && !fits(line + character)) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  return line ? [...lines, line] : lines;
}
