import { z } from 'zod';

/** The four content areas of college-level work. Words: `requirements.area-<id>`. */
export const ContentArea = z.enum(['english', 'math', 'reading', 'science']);
export type ContentArea = z.infer<typeof ContentArea>;

/** The newest result that the district has of a student in one area. Nothing in it is worked out. */
export const AreaResult = z.object({
  area: ContentArea,
  /** Whose test it was, and which part. */
  tool: z.string(),
  part: z.string(),
  takenOn: z.iso.date(),
  /** As it was told; null where there is a level in words only. */
  value: z.number().nullable(),
  maximum: z.number().nullable(),
  /** In the words of the test: "On track". Empty: none. */
  level: z.string(),
  meaning: z.string(),
  /** A file of the district, or staff. */
  source: z.enum(['imported', 'staff']),
});
export type AreaResult = z.infer<typeof AreaResult>;

/** Only areas of which something is known, in the order above. */
export const Readiness = z.object({ areas: z.array(AreaResult) });
export type Readiness = z.infer<typeof Readiness>;

/**
 * Some students of a class or caseload, by what their newest result says: its level in the words of the test, a
 * result without such words, no result, or several of these together where one alone would be of too few.
 */
export const ReadinessPart = z.object({
  kind: z.enum(['level', 'plain', 'none', 'other']),
  level: z.string(),
  students: z.int(),
});
export type ReadinessPart = z.infer<typeof ReadinessPart>;

export const ClassReadiness = z.object({
  /** Null where they are too few for any figure. */
  students: z.int().nullable(),
  /** Only areas of which something is known. */
  areas: z.array(z.object({ area: ContentArea, parts: z.array(ReadinessPart) })),
});
export type ClassReadiness = z.infer<typeof ClassReadiness>;
