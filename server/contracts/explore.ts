import { z } from 'zod';
import { CareerBrief, CareerSource } from './careers.js';
import { CAREERS_PER_PAGE_MAX } from './limits.js';

const Slug = z.string().regex(/^[a-z0-9-]{1,150}$/);
export const ClusterPath = z.object({ cluster: Slug });
export const PathwayPath = z.object({ pathway: Slug });
export const SubjectPath = z.object({ subject: Slug });

/** A door and how many careers are behind it. */
const Door = z.object({ id: z.string(), count: z.int() });

/** Words: `careers-data.cluster-<id>`, `explore.about-<id>` and, for pathways, `explore.pathway-<id>`. */
export const CareerCluster = Door.extend({ pathways: z.array(Door) });
export type CareerCluster = z.infer<typeof CareerCluster>;

export const CareerClusters = z.object({ items: z.array(CareerCluster), source: CareerSource });
export type CareerClusters = z.infer<typeof CareerClusters>;

export const ClusterReply = z.object({ cluster: CareerCluster, source: CareerSource });
export type ClusterReply = z.infer<typeof ClusterReply>;

/** Every career of one pathway, by title. */
export const PathwayReply = z.object({
  id: z.string(),
  cluster: z.string(),
  items: z.array(CareerBrief),
  source: CareerSource,
});
export type PathwayReply = z.infer<typeof PathwayReply>;

export const CareerIndexQuery = z.strictObject({
  letter: z
    .string()
    .regex(/^[A-Za-z]$/)
    .default('A'),
});

/** Titles that begin with one letter, and how many begin with each of the 26. */
export const CareerIndexReply = z.object({
  letter: z.string(),
  letters: z.array(Door),
  items: z.array(z.object({ code: z.string(), title: z.string(), titleLocale: z.string() })),
});
export type CareerIndexReply = z.infer<typeof CareerIndexReply>;

/** Words: `careers-data.subject-<id>`. */
export const SchoolSubjects = z.object({ items: z.array(Door), source: CareerSource });
export type SchoolSubjects = z.infer<typeof SchoolSubjects>;

export const SubjectQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(CAREERS_PER_PAGE_MAX).default(20),
  offset: z.coerce.number().int().min(0).max(10_000).default(0),
});

/** Careers that use a school subject, those that need it most first. */
export const SubjectReply = z.object({
  total: z.int(),
  items: z.array(
    CareerBrief.extend({
      /**
       * What of the subject the work needs. Words: `careers-data.knowledge-<id>`; importance 1–5.
       * Empty where other knowledge matters more.
       */
      uses: z.array(z.object({ id: z.string(), importance: z.number() })),
    }),
  ),
  source: CareerSource,
});
export type SubjectReply = z.infer<typeof SubjectReply>;
