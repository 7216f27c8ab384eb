import { z } from 'zod';
import { Figure } from './completion.js';

/** What a key may read. Each part of the API asks for one of them. */
export const API_SCOPES = ['schools', 'completion', 'students'] as const;
export const ApiScope = z.enum(API_SCOPES);
export type ApiScope = z.infer<typeof ApiScope>;

/** A key as its district sees it; the secret itself is not kept. */
export const ApiToken = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(ApiScope),
  createdBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  isGood: z.boolean(),
});
export type ApiToken = z.infer<typeof ApiToken>;

export const ApiTokens = z.object({ tokens: z.array(ApiToken) });
export type ApiTokens = z.infer<typeof ApiTokens>;

export const NewApiToken = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(ApiScope).min(1).max(API_SCOPES.length),
  days: z.int().min(1).max(366),
});
export type NewApiToken = z.infer<typeof NewApiToken>;

/** The only time that the secret can be read: we keep its hash. */
export const MadeApiToken = ApiTokens.extend({ secret: z.string() });
export type MadeApiToken = z.infer<typeof MadeApiToken>;

export const ApiSchools = z.object({
  schools: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      courses: z.int().describe('Courses from which Pathlight was opened at any time'),
    }),
  ),
});
export type ApiSchools = z.infer<typeof ApiSchools>;

const small = 'Null where fewer than ten students would show';

export const ApiCompletion = z.object({
  plan: z
    .object({ name: z.string(), abbreviation: z.string(), codes: z.array(z.string()) })
    .nullable()
    .describe('What the district asks of every plan; null before it has chosen'),
  figure: Figure.describe(small),
  schools: z.array(
    z.object({
      id: z.uuid().nullable(),
      name: z.string().nullable(),
      figure: Figure.describe(small),
    }),
  ),
  grades: z.array(z.object({ grade: z.int(), figure: Figure.describe(small) })),
});
export type ApiCompletion = z.infer<typeof ApiCompletion>;

export const ApiStudentsQuery = z.object({
  after: z.uuid().optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type ApiStudentsQuery = z.infer<typeof ApiStudentsQuery>;

export const ApiStudents = z.object({
  students: z.array(
    z.object({
      id: z.uuid(),
      number: z.string().nullable().describe('As the school’s own system has it'),
      name: z.string().nullable(),
      schoolId: z.uuid().nullable(),
      grade: z.int().nullable(),
      isComplete: z.boolean(),
      done: z.array(z.string()),
      missing: z.array(z.string()),
      waived: z.array(z.string()),
    }),
  ),
  next: z.uuid().nullable().describe('Ask with it as `after`; null on the last page'),
});
export type ApiStudents = z.infer<typeof ApiStudents>;
