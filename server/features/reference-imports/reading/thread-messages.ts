import type { Refusal } from '#contracts/reference-imports.js';
import type { Fact, PartFacts, ReleaseHint } from '../readers/reader.js';
import type { ReferencePart } from '#contracts/reference-parts.js';
import type { ReadingLimits } from './limits.js';
import type { ReadFile } from './read-file.js';

/** What the thread is started with. */
export interface ThreadTask {
  path: string;
  name: string;
  limits: ReadingLimits;
  skills: string[];
  knowledge: string[];
}

/** What a part says of its own release. */
export type PartHint = Omit<PartFacts, 'facts'>;

/** What the thread says. It sends the next facts only after an answer, so that none pile up. */
export type FromThread =
  | { type: 'progress'; bytes: number; rows: number; memory: number }
  /** The file is read; so many facts will follow. */
  | { type: 'laying'; facts: number; memory: number }
  | { type: 'facts'; part: ReferencePart; facts: Fact[] }
  | ({ type: 'done'; memory: number; hints: PartHint[] } & Omit<ReadFile, 'parts'> & ReleaseHint)
  | { type: 'refused'; refusal: Refusal; memory: number };
