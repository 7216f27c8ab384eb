import { z } from 'zod';

export const LayoutFont = z.enum(['sans', 'sans-bold', 'serif', 'serif-bold', 'serif-italic']);
export type LayoutFont = z.infer<typeof LayoutFont>;

/** Words on one line, in one look. Lengths are points (1/72 inch); `y` is the baseline from above. */
export const LayoutRun = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  text: z.string(),
  font: LayoutFont,
  size: z.number(),
  color: z.string(),
  /** Which part of the résumé it belongs to, in reading order; null for the foot of a page. */
  block: z.int().nullable(),
  /** A bullet rather than words. */
  isLabel: z.boolean(),
});
export type LayoutRun = z.infer<typeof LayoutRun>;

export const LayoutRule = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  thickness: z.number(),
  color: z.string(),
});
export type LayoutRule = z.infer<typeof LayoutRule>;

/**
 * A résumé line by line, computed once: the preview and the PDF both draw exactly this.
 */
export const ResumeLayout = z.object({
  width: z.number(),
  height: z.number(),
  pages: z.array(z.object({ runs: z.array(LayoutRun), rules: z.array(LayoutRule) })),
  /** Characters left out because no bundled font has them. */
  missing: z.string(),
});
export type ResumeLayout = z.infer<typeof ResumeLayout>;
