import { z } from 'zod';
import { COMPONENT_CODES, MEETING_KINDS } from './component-codes.js';
import { TalkSignature } from './conversation-record.js';
import { TALK_FIELD_MAX, TALK_FIELDS } from './conversation-text.js';
import { GoalThen, SchoolYear } from './years.js';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

export const ConversationPath = z.object({ id: z.uuid() });
export const TalkFieldPath = z.object({ id: z.uuid(), field: z.enum(TALK_FIELDS) });

/** One of the fields that both write in. */
export const TalkFieldState = z.object({
  text: z.string(),
  /** 0: nobody wrote here yet. */
  revision: z.int(),
});
export type TalkFieldState = z.infer<typeof TalkFieldState>;

/** One recorded conversation about the plan, as both people in it see it. */
export const Conversation = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  student: z.string(),
  /** Null where the person is gone. */
  staff: z.string().nullable(),
  kind: z.enum(MEETING_KINDS),
  heldOn: z.iso.date(),
  schoolYear: SchoolYear,
  /** Goes up with everything that happens to it. */
  revision: z.int(),
  fields: z.record(z.enum(TALK_FIELDS), TalkFieldState),
  /** SHA-256 of `agreedText()` as the fields are now. */
  textHash: Hash,
  /** `beside`: on the adult's screen, with the student there. */
  studentAgreed: z.object({ at: z.iso.datetime(), way: z.enum(['own', 'beside']) }).nullable(),
  staffAgreed: z.object({ at: z.iso.datetime() }).nullable(),
  isAgreed: z.boolean(),
  /** Closed for good: a record was made of it. */
  sealedAt: z.iso.datetime().nullable(),
  /** Under exactly this text. */
  signatures: z.array(TalkSignature),
  /** Where anybody checks the signed record of it; null while it is open. */
  checkPath: z.string().nullable(),
  /** Whether the reader is one of the two. */
  mayWrite: z.boolean(),
  /** Whether the reader is the adult in it. */
  isHolder: z.boolean(),
});
export type Conversation = z.infer<typeof Conversation>;

/** By when the rule of the district wants a first plan of this student, and whether a talk met that. */
export const PlanClock = z.object({
  dueOn: z.iso.date(),
  /** The day on which both had agreed; null while they have not. */
  metOn: z.iso.date().nullable(),
  state: z.enum(['open', 'met', 'late', 'over']),
  /** Until the day; below zero after it. */
  daysLeft: z.int(),
});
export type PlanClock = z.infer<typeof PlanClock>;

const Before = z.object({
  heldOn: z.iso.date(),
  with: z.string().nullable(),
  agreed: z.string(),
  next: z.string(),
  nextOn: z.string(),
});

/**
 * What stands beside a conversation: the plan as it is, and what was before. Both people see the same, and
 * no more than the student shows to the adult.
 */
export const ConversationBeside = z.object({
  goals: z.array(GoalThen),
  /** What the district's rule still misses. */
  missing: z.array(z.enum(COMPONENT_CODES)),
  lastYear: z.object({ year: SchoolYear, goals: z.array(GoalThen) }).nullable(),
  /** What the student says has changed since. */
  lookBack: z.string().nullable(),
  last: Before.nullable(),
  notes: z.array(z.object({ on: z.iso.date(), by: z.string().nullable(), text: z.string() })),
});
export type ConversationBeside = z.infer<typeof ConversationBeside>;

export const ConversationPage = z.object({
  conversation: Conversation,
  beside: ConversationBeside,
  clock: PlanClock.nullable(),
});
export type ConversationPage = z.infer<typeof ConversationPage>;

/** Whether anything happened since the reader looked: null when nothing did. */
export const ConversationNews = z.object({ conversation: Conversation.nullable() });
export type ConversationNews = z.infer<typeof ConversationNews>;
export const NewsQuery = z.object({ since: z.coerce.number().int().min(0).default(0) });

export const ConversationBrief = Conversation.pick({
  ...{ id: true, staff: true, kind: true, heldOn: true, schoolYear: true, isAgreed: true },
  ...{ sealedAt: true, mayWrite: true },
});
export type ConversationBrief = z.infer<typeof ConversationBrief>;

/** A student's conversations, the newest first, and whether this year's plan is agreed. */
export const Conversations = z.object({
  name: z.string(),
  conversations: z.array(ConversationBrief),
  /** A plan is agreed by a conversation of this school year that both confirmed, and by nothing else. */
  agreed: z.object({ on: z.iso.date(), with: z.string().nullable() }).nullable(),
  clock: PlanClock.nullable(),
  /** Whether the reader may begin one. */
  mayBegin: z.boolean(),
});
export type Conversations = z.infer<typeof Conversations>;

export const NewConversation = z.strictObject({
  kind: z.enum(MEETING_KINDS).default('individual'),
  heldOn: z.iso.date(),
});
export type NewConversation = z.input<typeof NewConversation>;

/** `basedOn`: the revision of the field that the writer saw. */
export const TalkFieldChange = z.strictObject({
  text: z.string().max(TALK_FIELD_MAX),
  basedOn: z.int().min(0),
});
export type TalkFieldChange = z.infer<typeof TalkFieldChange>;

/** `who` agrees to the text of this hash: each for themselves, or the student beside the adult. */
export const NewAgreement = z.strictObject({
  who: z.enum(['student', 'staff']),
  textHash: Hash,
});
export type NewAgreement = z.infer<typeof NewAgreement>;
