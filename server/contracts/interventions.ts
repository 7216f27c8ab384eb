import { z } from 'zod';
import { NoteVisibility } from './advising.js';
import { MEETING_KINDS } from './component-codes.js';
import { PlanState } from './course-plans.js';
import {
  INTERVENTION_KINDS,
  INTERVENTION_NOTE_MAX,
  INTERVENTION_OUTCOME_MAX,
} from './intervention-fields.js';

const Kind = z.enum(INTERVENTION_KINDS);

/** What was agreed for a student, and when somebody looks again. */
export const Intervention = z.object({
  id: z.uuid(),
  kind: Kind,
  note: z.string(),
  visibility: NoteVisibility,
  begunOn: z.iso.date(),
  /** Null where nobody set a day. */
  lookOn: z.iso.date().nullable(),
  /** Null while it goes on. */
  endedOn: z.iso.date().nullable(),
  /** What became of it; empty while nothing is said. */
  outcome: z.string(),
  /** The talk in which it was agreed. */
  talk: z.object({ id: z.uuid(), heldOn: z.iso.date() }).nullable(),
  /** Null where the person is gone. */
  author: z.string().nullable(),
  /** Its author takes it out; everybody who reads it sets the day and its end. */
  isMine: z.boolean(),
});
export type Intervention = z.infer<typeof Intervention>;

/** The page of one student: what is missing, what is done about it, and from which talks. */
export const StudentInterventions = z.object({
  name: z.string(),
  /** Subjects that a failed course leaves open, in words; null where nothing is. */
  offTrack: z.string().nullable(),
  /** Those that go on first, then the newest. */
  items: z.array(Intervention),
  talks: z.array(z.object({ id: z.uuid(), heldOn: z.iso.date(), kind: z.enum(MEETING_KINDS) })),
  /** At which step the course plan is; null without one. */
  planState: PlanState.nullable(),
  /** The district's day. */
  today: z.iso.date(),
});
export type StudentInterventions = z.infer<typeof StudentInterventions>;

export const NewIntervention = z.strictObject({
  kind: Kind,
  note: z.string().trim().min(1).max(INTERVENTION_NOTE_MAX),
  /** Nobody shares by forgetting to choose. */
  visibility: NoteVisibility.default('staff'),
  lookOn: z.iso.date().nullable().default(null),
  talkId: z.uuid().nullable().default(null),
  /** Set: the course plan goes back to the student, with this as the reason. */
  planReason: z.string().trim().max(INTERVENTION_OUTCOME_MAX).default(''),
});
export type NewIntervention = z.output<typeof NewIntervention>;
export type InterventionDraft = z.input<typeof NewIntervention>;

export const InterventionChanges = z
  .strictObject({
    lookOn: z.iso.date().nullable(),
    isEnded: z.boolean(),
    outcome: z.string().trim().max(INTERVENTION_OUTCOME_MAX),
    isRemoved: z.boolean(),
  })
  .partial();
export type InterventionChanges = z.infer<typeof InterventionChanges>;
export const InterventionPath = z.object({ personId: z.uuid(), id: z.uuid() });

/** Who of a counselor's or principal's students is off track, and what is done about it: facts, and no score. */
export const OffTrackList = z.object({
  items: z.array(
    z.object({
      personId: z.uuid(),
      name: z.string(),
      /** Of whoever shares a name with another of the caseload, or the school: the LMSs that name them. */
      lms: z.array(z.string()),
      grade: z.int().nullable(),
      /** Subjects that a failed course leaves open, in words. */
      about: z.string(),
      since: z.iso.date(),
      /** What goes on, that the reader may see; nothing for a principal. */
      kinds: z.array(Kind),
      /** The nearest day to look again. */
      lookOn: z.iso.date().nullable(),
      /** Of this school year, the newest. */
      metOn: z.iso.date().nullable(),
    }),
  ),
  /** How many students are in the caseload, or the school. */
  students: z.int(),
});
export type OffTrackList = z.infer<typeof OffTrackList>;

/** What the student is shown of it. */
export const OwnInterventions = z.object({
  items: z.array(
    Intervention.pick({
      ...{ id: true, kind: true, note: true, begunOn: true, lookOn: true, endedOn: true },
      ...{ outcome: true, author: true },
    }),
  ),
});
export type OwnInterventions = z.infer<typeof OwnInterventions>;
