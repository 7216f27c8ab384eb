import type { TimelineEntry } from '#contracts/years.js';
import type { Visibility } from '#contracts/visibility.js';

export interface TimelineQuestion {
  studentId: string;
  /** For others than the student: only what they let be seen so far. Null for their own. */
  shown: readonly Visibility[] | null;
  yearOf: (at: Date) => number;
  /** By the district's clock, `YYYY-MM-DD`. */
  dayOf: (at: string) => string;
}

/** One kind of thing on the timeline. What has no visibility of its own is the student's alone. */
export type TimelineSource = (question: TimelineQuestion) => Promise<TimelineEntry[]>;
