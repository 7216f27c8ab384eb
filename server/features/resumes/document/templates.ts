import type { LayoutFont } from '#contracts/resume-layout.js';
import type { ResumeTemplate } from '#contracts/resumes.js';
import type { Block } from './blocks.js';

/** How one kind of part looks. Lengths are points. */
export interface Look {
  font: LayoutFont;
  size: number;
  color: string;
  /** From baseline to baseline. */
  leading: number;
  /** Space above the part. */
  before: number;
  align?: 'center';
}

export interface Template {
  margin: { top: number; right: number; bottom: number; left: number };
  looks: Record<Block['look'] | 'dates' | 'footer', Look>;
  /** A line below the heading of a section. */
  rule: { color: string; thickness: number; gap: number } | null;
  /** Wide enough for headings that stand beside their section; 0: above it. */
  side: number;
  /** How far the words of a point stand in. */
  indent: number;
}

const INK = '#1d1b18';
const QUIET = '#55504a';
const TEAL = '#12474f';

const look = (font: LayoutFont, size: number, rest: Partial<Look> = {}): Look => ({
  font,
  size,
  color: INK,
  leading: Math.round(size * 1.34 * 100) / 100,
  before: 0,
  ...rest,
});

/** Our own three templates. Sizes stay above 9.5 pt, colours above 7:1 on white. */
export const TEMPLATES: Record<ResumeTemplate, Template> = {
  clear: {
    margin: { top: 54, right: 60, bottom: 54, left: 60 },
    looks: {
      name: look('sans-bold', 26, { color: TEAL, leading: 30 }),
      contact: look('sans', 10.5, { color: QUIET, before: 2 }),
      summary: look('sans', 11, { before: 10, leading: 15.5 }),
      heading: look('sans-bold', 13, { color: TEAL, before: 16 }),
      title: look('sans-bold', 11, { before: 7 }),
      dates: look('sans', 10.5, { color: QUIET }),
      point: look('sans', 11, { before: 2, leading: 15 }),
      footer: look('sans', 9.5, { color: QUIET }),
    },
    rule: { color: '#7fa9ad', thickness: 0.75, gap: 4 },
    side: 0,
    indent: 13,
  },
  classic: {
    margin: { top: 60, right: 72, bottom: 60, left: 72 },
    looks: {
      name: look('serif-bold', 24, { leading: 29, align: 'center' }),
      contact: look('serif', 10.5, { before: 3, align: 'center' }),
      summary: look('serif', 11, { before: 11, leading: 15.5 }),
      heading: look('serif-bold', 12.5, { before: 16 }),
      title: look('serif-bold', 11, { before: 7 }),
      dates: look('serif-italic', 10.5, { color: QUIET }),
      point: look('serif', 11, { before: 2, leading: 15.5 }),
      footer: look('serif', 9.5, { color: QUIET }),
    },
    rule: { color: INK, thickness: 0.6, gap: 4 },
    side: 0,
    indent: 14,
  },
  compact: {
    margin: { top: 45, right: 48, bottom: 45, left: 48 },
    looks: {
      name: look('sans-bold', 20, { leading: 23 }),
      contact: look('sans', 9.75, { color: QUIET, before: 2 }),
      summary: look('sans', 10, { before: 8, leading: 13.25 }),
      heading: look('sans-bold', 10, { color: TEAL, before: 11, leading: 13.25 }),
      title: look('sans-bold', 10, { before: 4, leading: 13.25 }),
      dates: look('sans', 9.75, { color: QUIET, leading: 13.25 }),
      point: look('sans', 10, { before: 1, leading: 13 }),
      footer: look('sans', 9.5, { color: QUIET }),
    },
    rule: null,
    side: 112,
    indent: 11,
  },
};
