import { z } from 'zod';
import { CareerBrief, CareerSource } from './careers.js';
import { CAREERS_PER_PAGE_MAX } from './limits.js';

/**
 * What careers are chosen by. Of education, pay, outlook and cluster a career has one (or few), so that any
 * of the chosen ones will do; of interests, subjects and skills it has many, and must have all chosen.
 */
export const SelectorFacet = z.enum([
  'interests',
  'education',
  'pay',
  'outlook',
  'subjects',
  'clusters',
  'skills',
]);
export type SelectorFacet = z.infer<typeof SelectorFacet>;

/** Ids with commas between, as an address holds them. */
const Ids = z
  .string()
  .regex(/^[a-z0-9,-]{0,1000}$/)
  .transform((text) => text.split(',').filter((id) => id !== ''))
  .default([]);

export const SelectorQuery = z.strictObject({
  interests: Ids,
  education: Ids,
  /** At least so many dollars a year. */
  pay: Ids,
  outlook: Ids,
  subjects: Ids,
  clusters: Ids,
  skills: Ids,
  sort: z.enum(['title', 'pay', 'growth']).default('title'),
  limit: z.coerce.number().int().min(1).max(CAREERS_PER_PAGE_MAX).default(20),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});
export type SelectorQuery = z.infer<typeof SelectorQuery>;

const Filter = z.object({ facet: SelectorFacet, id: z.string() });
export type SelectorFilter = z.infer<typeof Filter>;

export const SelectorReply = z.object({
  total: z.int(),
  items: z.array(CareerBrief),
  /** The filters that were used: an id that we do not have is left out. */
  chosen: z.array(Filter),
  /** For each choice, how many careers there would be with it. */
  facets: z.array(
    z.object({
      facet: SelectorFacet,
      options: z.array(z.object({ id: z.string(), count: z.int() })),
      source: CareerSource,
      /** Chosen by it: so many careers that fit otherwise are left out because nothing is published. */
      withoutData: z.int(),
    }),
  ),
  /** When no career is left: what to take away, and how many that brings back, the most first. */
  relax: z.array(z.object({ filters: z.array(Filter), count: z.int() })),
});
export type SelectorReply = z.infer<typeof SelectorReply>;
