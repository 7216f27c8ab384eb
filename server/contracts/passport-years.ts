import { z } from 'zod';
import * as limits from './limits.js';
import { GoalChoice, LookBackState } from './look-back.js';
import { MatchMark } from './matching.js';
import { Visibility } from './visibility.js';

const id = z.uuid();
const at = z.iso.datetime();
/** The calendar year in which a school year began. */
const schoolYear = z.int().min(1990).max(2100);

/** Words of two records that were put together may stand in one. */
export const WORDS_MAX = limits.LOOK_BACK_MAX * 5;

/** What the student said, once a school year, has changed since an earlier one. */
export const PassportLookBack = z.strictObject({
  id,
  schoolYear,
  text: z.string().max(WORDS_MAX),
  visibility: Visibility,
  state: LookBackState,
  doneAt: at.nullable(),
  /** With which words staff last asked for more; empty when nobody did. */
  comment: z.string().max(WORDS_MAX),
  returnedBy: z.string().max(300).nullable(),
  returnedAt: at.nullable(),
});

/** What the student did with a goal at the turn of a school year. */
export const PassportChoice = z.strictObject({
  id,
  goalId: id,
  schoolYear,
  choice: GoalChoice,
  why: z.string().min(1).max(limits.GOAL_CHOICE_WHY_MAX),
  chosenAt: at,
});

/** A career that the student hid from their lists, or that they said does not fit them. */
export const PassportMark = z.strictObject({
  /** O*NET-SOC code, which is the id too. */
  id: z.string().min(1).max(20),
  /** Its title, for people. */
  career: z.string().max(300),
  mark: MatchMark.shape.mark,
  why: z.string().max(limits.MATCH_WHY_MAX),
  markedAt: at,
});
