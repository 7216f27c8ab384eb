import { z } from 'zod';

/** What a goal may rest on: a named result, a saved career, a scored plan reflection. */
export const CitationKind = z.enum(['result', 'career', 'reflection']);
export type CitationKind = z.infer<typeof CitationKind>;

/** What was cited, as it was then. */
export const CitationSnapshot = z.object({
  title: z.string(),
  /** The language of the title where it is not the student's own words. */
  titleLocale: z.string().nullable(),
  /** When it was found out or last changed. */
  at: z.iso.datetime(),
  /** The strongest interest areas of a result, the strongest first. */
  areas: z.array(z.string()),
  /** The student's stars for a career. */
  rating: z.int().nullable(),
  score: z.object({ points: z.number(), maximum: z.number() }).nullable(),
});
export type CitationSnapshot = z.infer<typeof CitationSnapshot>;

export const Citation = z.object({
  id: z.uuid(),
  kind: CitationKind,
  source: z.string(),
  snapshot: CitationSnapshot,
  citedAt: z.iso.datetime(),
});
export type Citation = z.infer<typeof Citation>;

export const Citable = Citation.omit({ id: true, citedAt: true });
export type Citable = z.infer<typeof Citable>;

/** What the goal rests on, and what else it could. */
export const Citations = z.object({ cited: z.array(Citation), citable: z.array(Citable) });
export type Citations = z.infer<typeof Citations>;

export const NewCitation = z.strictObject({ kind: CitationKind, source: z.string().max(100) });
export type NewCitation = z.infer<typeof NewCitation>;

export const CitationPath = z.object({ id: z.uuid(), citationId: z.uuid() });
