import { z } from 'zod';
import type { PassportPart } from './passport-file.js';

const PARTS = [
  ...['goals', 'activities', 'reflections', 'strengths', 'citations', 'results'],
  ...[
    'careers',
    'colleges',
    'searches',
    'ways',
    'places',
    'scholarships',
    'interests',
    'resumes',
    'evidence',
    'schools',
    'lookBacks',
    'choices',
    'marks',
    'courses',
    'coursePlans',
    'kept',
  ],
] as PassportPart[];

/** A kind of entry in a passport. */
export const Part = z.enum(PARTS);
export type Part = z.infer<typeof Part>;

export const Issuer = z.object({
  name: z.string(),
  url: z.string(),
  /** `ours`: signed by a key of this Pathlight. Another one's can't be asked from here. */
  isOurs: z.boolean(),
});

/** What a passport brought, and whether it can still be taken back. */
export const PassportImport = z.object({
  id: z.uuid(),
  issuer: Issuer,
  madeAt: z.iso.datetime(),
  broughtAt: z.iso.datetime(),
  entries: z.int(),
  /** The counselor who brought it in; null where the student did. `name` is null where none is known. */
  by: z.object({ name: z.string().nullable() }).nullable(),
});
export type PassportImport = z.infer<typeof PassportImport>;

/** What came with a passport and has no place of its own here. */
export const KeptText = z.object({
  id: z.string(),
  title: z.string(),
  at: z.string(),
  texts: z.array(z.object({ prompt: z.string(), text: z.string() })),
});
export type KeptText = z.infer<typeof KeptText>;

export const PassportOverview = z.object({
  /** How many entries of each kind a passport would hold; kinds without any are left out. */
  parts: z.array(z.object({ part: Part, count: z.int() })),
  /** How many of them only the student may see. */
  privateCount: z.int(),
  files: z.object({ count: z.int(), bytes: z.int() }),
  /** The last one that was made; null before the first. */
  last: z.object({ madeAt: z.iso.datetime(), openedAt: z.iso.datetime().nullable() }).nullable(),
  /** In the last school year: what is done with a file of this year. Null before it. */
  senior: z.object({ isMade: z.boolean(), isOpened: z.boolean() }).nullable(),
  imports: z.array(PassportImport),
  /** What somebody confirmed elsewhere, and that still says what was confirmed. It counts for nothing here. */
  confirmedElsewhere: z.array(
    z.object({
      title: z.string(),
      by: z.string().nullable(),
      on: z.iso.datetime(),
      where: z.string(),
    }),
  ),
  kept: z.array(KeptText),
});
export type PassportOverview = z.infer<typeof PassportOverview>;

/** `whole`: all of it; `shared`: without what only the student may see. */
export const PassportScope = z.enum(['whole', 'shared']);
export type PassportScope = z.infer<typeof PassportScope>;
export const PassportFilePath = z.object({ scope: PassportScope });

export const PassportOpened = z.strictObject({ isOpened: z.boolean() });

/** How what is in a passport meets what the student has here. */
export const PassportPreview = z.object({
  issuer: Issuer,
  madeAt: z.iso.datetime(),
  student: z.string().nullable(),
  parts: z.array(
    z.object({
      part: Part,
      /** Not here yet: they come in. */
      added: z.array(z.string()),
      /** Here with other words: they come in beside, and nothing here changes. */
      copies: z.array(z.string()),
      /** Here already: nothing happens. */
      same: z.int(),
    }),
  ),
  /** Names the passport that was looked at, for saying yes to this one and no other. */
  digest: z.string(),
});
export type PassportPreview = z.infer<typeof PassportPreview>;

export const NoQuery = z.object({});
export const ImportQuery = z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/) });
export const ImportPath = z.object({ id: z.uuid() });

export const PassportUndone = z.object({
  removed: z.int(),
  /** Entries that the student changed since: they stay. */
  left: z.int(),
  overview: PassportOverview,
});
export type PassportUndone = z.infer<typeof PassportUndone>;
