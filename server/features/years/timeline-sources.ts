import { careerEntries, resultEntries } from './explore-entries.js';
import { goalEntries } from './goal-entries.js';
import type { TimelineSource } from './timeline-source.js';
import {
  choiceEntries,
  lookBackEntries,
  reflectionEntries,
  strengthEntries,
} from './work-entries.js';

/** All that a timeline shows. Another feature adds its line here. */
export const TIMELINE_SOURCES: readonly TimelineSource[] = [
  goalEntries,
  resultEntries,
  careerEntries,
  reflectionEntries,
  strengthEntries,
  lookBackEntries,
  choiceEntries,
];
