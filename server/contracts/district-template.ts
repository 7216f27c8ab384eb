import { z } from 'zod';
import { COMPONENT_CODES, TEMPLATE_IDS } from './component-codes.js';
import { CountRange } from './count-range.js';
import { PlanTemplate, TemplateComponent, TemplateSignature } from './templates.js';

/** One template in the list to choose from. */
export const TemplateBrief = z.object({
  state: z.enum(TEMPLATE_IDS),
  name: z.string(),
  abbreviation: z.string(),
  grades: z.object({ from: z.int(), to: z.int() }),
  confidence: z.enum(['high', 'medium', 'low']),
  checkedOn: z.string(),
  components: z.int(),
});
export type TemplateBrief = z.infer<typeof TemplateBrief>;
export const TemplateList = z.array(TemplateBrief);

export const TemplatePath = z.object({ state: z.enum(TEMPLATE_IDS) });

/** What a district asks in place of, or as, what its state asks. */
export const TemplateChoice = z
  .strictObject({
    state: z.enum(TEMPLATE_IDS),
    name: z.string().trim().min(1).max(120),
    abbreviation: z.string().trim().min(1).max(16),
    grades: z.strictObject({ from: z.int().min(6).max(12), to: z.int().min(6).max(12) }),
    components: z.array(TemplateComponent).min(1).max(COMPONENT_CODES.length),
    signatures: z.array(TemplateSignature).max(9),
    /** The version it was made from; 0 where there was none. */
    basedOn: z.int().min(0),
  })
  .refine(({ grades }) => grades.from <= grades.to, {
    path: ['grades', 'to'],
    message: 'The last grade comes before the first.',
  })
  .refine(
    ({ components }) => new Set(components.map(({ code }) => code)).size === components.length,
    { path: ['components'], message: 'A component is there twice.' },
  );
export type TemplateChoice = z.infer<typeof TemplateChoice>;

/** What is other in the second of two templates. */
export const TemplateChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['name', 'abbreviation', 'grades']), from: z.string(), to: z.string() }),
  z.object({
    kind: z.enum(['component-added', 'component-removed', 'component-changed']),
    code: z.enum(COMPONENT_CODES),
  }),
  z.object({
    kind: z.enum(['signature-added', 'signature-removed']),
    by: z.enum(['student', 'guardian', 'staff']),
  }),
]);
export type TemplateChange = z.infer<typeof TemplateChange>;

export const TemplateEffect = z.object({
  /** Whose plans were judged by it. */
  students: z.int(),
  becomeIncomplete: CountRange,
  becomeComplete: CountRange,
  /** Things that the version in force does not ask, and how many students lack each. */
  gaps: z.array(z.object({ code: z.enum(COMPONENT_CODES), students: CountRange })),
});
export type TemplateEffect = z.infer<typeof TemplateEffect>;

export const TemplatePreview = z.object({
  fromState: z.array(TemplateChange),
  /** Against the version in force; null where there is none. */
  fromCurrent: z.array(TemplateChange).nullable(),
  effect: TemplateEffect,
});
export type TemplatePreview = z.infer<typeof TemplatePreview>;

export const TemplateVersion = z.object({
  number: z.int(),
  publishedAt: z.iso.datetime(),
  publishedBy: z.string().nullable(),
  template: PlanTemplate,
  /** Against the version before it; empty for the first. */
  changes: z.array(TemplateChange),
});
export type TemplateVersion = z.infer<typeof TemplateVersion>;

/** Newest first: the first is in force. */
export const DistrictTemplates = z.object({
  versions: z.array(TemplateVersion),
  /** What the version in force has other than the state's rule as this release knows it. */
  fromState: z.array(TemplateChange),
});
export type DistrictTemplates = z.infer<typeof DistrictTemplates>;
