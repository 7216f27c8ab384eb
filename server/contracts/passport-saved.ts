import { z } from 'zod';
import * as limits from './limits.js';
import { PlaceKind, PlaceStatus } from './places.js';
import { PICK_STATUSES } from './scholarship-fields.js';
import { Visibility } from './visibility.js';
import { WayId } from './ways.js';

const id = z.uuid();
const at = z.iso.datetime();
const text = (most: number) => z.string().max(most);
const title = (most: number) => z.string().min(1).max(most);

const stars = z.int().min(1).max(limits.CAREER_RATING_MAX).nullable();
/** Passports made before there were lines have none. */
const lines = z.array(title(limits.OPINION_LINE_MAX)).max(limits.OPINION_LINES_MAX).default([]);
const opinion = {
  rating: stars,
  thought: text(limits.CAREER_THOUGHT_MAX),
  stillInterested: z.boolean(),
  pros: lines,
  cons: lines,
  confidence: stars.default(null),
  reasons: lines,
};

export const PassportCareer = z.strictObject({
  /** O*NET-SOC code, which is the id too. */
  id: text(20),
  /** For people; the code says what it is. */
  title: text(300),
  ...opinion,
  /** Passports that don't say: only the student, since nobody else saw it. */
  visibility: Visibility.default('private'),
  createdAt: at,
  changes: z.array(z.strictObject({ ...opinion, at })).max(2_000),
});

/** What a student said of a college; only they see it. */
export const PassportCollege = z.strictObject({
  /** Its number in the federal surveys, which is the id too. */
  id: text(20),
  /** For people; the number says what it is. */
  title: text(300),
  ...opinion,
  createdAt: at,
  changes: z.array(z.strictObject({ ...opinion, at })).max(2_000),
});

/** What a student wanted to do after high school at one moment; only they see it. */
export const PassportWay = z.strictObject({
  id,
  way: WayId,
  why: text(limits.WAY_WHY_MAX),
  chosenAt: at,
});

/** A place the student applies to, with what there is to do; only they see it. */
export const PassportPlace = z.strictObject({
  id,
  kind: PlaceKind,
  /** Of a college in the federal surveys; null for any other place. */
  collegeCode: text(20).nullable(),
  name: title(limits.PLACE_NAME_MAX),
  status: PlaceStatus,
  dueOn: z.iso.date().nullable(),
  notes: text(limits.PLACE_NOTES_MAX),
  createdAt: at,
  tasks: z
    .array(
      z.strictObject({
        title: title(limits.PLACE_TASK_MAX),
        dueOn: z.iso.date().nullable(),
        doneAt: at.nullable(),
      }),
    )
    .max(limits.PLACE_TASKS_MAX),
});

/** A scholarship that the student keeps, with what its list said of it; only they see it. */
export const PassportScholarship = z.strictObject({
  id,
  name: title(limits.SCHOLARSHIP_NAME_MAX),
  giver: text(limits.SCHOLARSHIP_NAME_MAX),
  link: z
    .string()
    .max(limits.SCHOLARSHIP_LINK_MAX)
    .regex(/^(https:\/\/\S+)?$/),
  dueOn: z.iso.date().nullable(),
  status: z.enum(PICK_STATUSES),
  notes: text(limits.SCHOLARSHIP_NOTES_MAX),
  createdAt: at,
});

/** What a student chose colleges by; only they see it. */
export const PassportSearch = z.strictObject({
  id,
  name: title(limits.COLLEGE_SEARCH_NAME_MAX),
  /** As the selector's address: `state=OH&level=two-year`. */
  wish: title(limits.COLLEGE_SEARCH_MAX),
  createdAt: at,
});
