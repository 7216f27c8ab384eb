import type { Response } from 'express';
import { z } from 'zod';
import { ATTENDEES_MAX } from '#contracts/counsel-fields.js';
import type { MyMeeting } from '#contracts/conference-days.js';
import { markup, type Markup } from '#lti/pages/markup.js';
import { AppError } from '../errors.js';
import { noteAccess } from '../features/access/access-log.js';
import {
  type Chooser,
  chooseSlot,
  giveUpSlot,
  meetingsOf,
} from '../features/conference-days/my-meetings.js';
import type { Guardian } from '../features/family/guardian-service.js';
import type { Child } from '../features/family/link-records.js';
import { translate } from '../messages.js';
import { notThere, withChild } from './family-child-work.js';
import { familyHref, sendFamilyPage } from './family-frame.js';
import { childName } from './family-home-page.js';
import type { PageLocale } from './plain-page.js';
import { dayWords } from '../day-words.js';

const Take = z.object({
  dayId: z.uuid(),
  slotId: z.uuid(),
  attendees: z.string().trim().max(ATTENDEES_MAX).default(''),
});
const GiveBack = z.object({ dayId: z.uuid() });

const timeWords = (minute: number, locale: PageLocale): string =>
  new Intl.DateTimeFormat(`${locale}-US`, { timeStyle: 'short', timeZone: 'UTC' }).format(
    new Date(minute * 60_000),
  );

/** Times to meet about a student, to choose from. */
export const readMeetingsPage = withChild(async ({ res, guardian, now, requestId }, child) => {
  await noteAccess(guardian.actor, [child.id], 'plan', { now, requestId });
  const meetings = await meetingsOf(child.id, now);
  return () => {
    sendMeetings(res, guardian, child, meetings);
  };
});

/** An adult takes a time, or another one. Who was second is shown what is free now. */
export const takeMeeting = withChild(async (call, child) => {
  const { req, res, guardian, now } = call;
  const wish = Take.parse(req.body ?? {});
  const problem = await refusal(() => chooseSlot(chooserOf(guardian, child), wish, now));
  return problem === 'not-found' ? notThere(call) : answer(res, guardian, child, { problem, now });
});

export const giveMeetingBack = withChild(async (call, child) => {
  const { req, res, guardian, now } = call;
  const { dayId } = GiveBack.parse(req.body ?? {});
  const problem = await refusal(() => giveUpSlot(chooserOf(guardian, child), dayId, now));
  return problem === 'not-found' ? notThere(call) : answer(res, guardian, child, { problem, now });
});

const chooserOf = ({ actor }: Guardian, { id }: Child): Chooser => ({
  ...{ studentId: id, personId: actor.personId, role: 'guardian' },
});

/** Refused before anything was written, so the transaction may go on. */
async function refusal(work: () => Promise<void>): Promise<'not-found' | 'conflict' | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'not-found' || error.code === 'conflict') return error.code;
    throw error;
  }
}

async function answer(
  res: Response,
  guardian: Guardian,
  child: Child,
  { problem, now }: { problem: 'conflict' | null; now: Date },
): Promise<() => void> {
  if (problem === null)
    return () => {
      res.redirect(303, familyHref('students', child.id, 'times'));
    };
  const meetings = await meetingsOf(child.id, now);
  return () => {
    sendMeetings(res, guardian, child, meetings, problem);
  };
}

function sendMeetings(
  res: Response,
  { locale }: Guardian,
  child: Child,
  meetings: readonly MyMeeting[],
  problem: 'conflict' | null = null,
): void {
  const name = childName(child, locale);
  sendFamilyPage(res, {
    ...{ locale, title: translate(locale, 'family-page.meet-title', { name }) },
    ...{ back: { href: familyHref('students', child.id), name }, status: problem ? 409 : 200 },
    body: [
      problem
        ? markup`<p class="error" role="alert">${translate(locale, 'family-page.meet-taken')}</p>`
        : markup``,
      meetings.length === 0
        ? markup`<p>${translate(locale, 'family-page.meet-none')}</p>`
        : markup`${meetings.map((meeting) => dayBody(meeting, child, locale))}`,
    ],
  });
}

function dayBody(meeting: MyMeeting, child: Child, locale: PageLocale): Markup {
  const { dayId, heldOn, place, mine, free } = meeting;
  const words = { date: dayWords(locale, heldOn), place };
  const back = familyHref('students', child.id, 'times', 'back');
  const held = mine
    ? markup`<p><strong>${translate(locale, 'family-page.meet-mine', { time: timeWords(mine.startsAt, locale) })}</strong></p>
<form method="post" action="${back}"><input type="hidden" name="dayId" value="${dayId}">
<div class="actions"><button>${translate(locale, 'family-page.meet-give-back')}</button></div></form>`
    : markup``;
  return markup`<h2>${translate(locale, 'family-page.meet-day', words)}</h2>
${meeting.with === null ? markup`` : markup`<p class="quiet">${translate(locale, 'family-page.meet-with', { name: meeting.with })}</p>`}
${held}${free.length > 0 ? freeForm(meeting, child, locale) : mine ? markup`` : markup`<p>${translate(locale, 'family-page.meet-full')}</p>`}`;
}

function freeForm({ dayId, mine, free }: MyMeeting, child: Child, locale: PageLocale): Markup {
  const field = `with-${dayId}`;
  const times = free.map(
    ({ slotId, startsAt }) =>
      markup`<button name="slotId" value="${slotId}">${timeWords(startsAt, locale)}</button>`,
  );
  return markup`<form method="post" action="${familyHref('students', child.id, 'times')}">
<input type="hidden" name="dayId" value="${dayId}">
<div class="field"><label for="${field}">${translate(locale, 'family-page.meet-comes')}</label>
<span class="hint" id="${field}-hint">${translate(locale, 'family-page.meet-comes-hint')}</span>
<input id="${field}" name="attendees" maxlength="${ATTENDEES_MAX}" value="${mine?.attendees ?? ''}" aria-describedby="${field}-hint"></div>
<h3>${translate(locale, 'family-page.meet-choose')}</h3>
<div class="actions">${times}</div></form>`;
}
