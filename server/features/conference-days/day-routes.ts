import { Router } from 'express';
import { z } from 'zod';
import {
  ConferenceDayPage,
  ConferenceDayPath,
  ConferenceDays,
  ConferenceSlotPath,
  MyMeetings,
  NewBooking,
  NewConferenceDay,
  NewMeetingNotices,
  NewOwnBooking,
} from '#contracts/conference-days.js';
import type { Actor } from '../../auth/actor.js';
import { endpoint } from '../../http/endpoint.js';
import {
  addDay,
  beginFromSlot,
  freeSlot,
  giveSlot,
  listDays,
  noteNotices,
  readDay,
  setRemoved,
} from './day-service.js';
import { chooseSlot, giveUpSlot, meetingsOf } from './my-meetings.js';

const roles = ['counselor'] as const;
const params = ConferenceDayPath;
const slot = { roles, params: ConferenceSlotPath } as const;
const reply = { status: 200, schema: ConferenceDayPage } as const;
const own = { roles: ['student'], reply: { status: 200, schema: MyMeetings } } as const;

const asStudent = ({ personId }: Actor) =>
  ({ studentId: personId, personId, role: 'student' }) as const;
const mine = async ({ personId }: Actor, now: Date) => ({ items: await meetingsOf(personId, now) });

/** Days on which counselors meet students and families, slot by slot. */
export const conferenceDayRoutes = Router()
  .get(
    '/conference-days',
    endpoint({ roles, reply: { status: 200, schema: ConferenceDays } }, ({ actor, now }) =>
      listDays(actor, now),
    ),
  )
  .post(
    '/conference-days',
    endpoint(
      { roles, body: NewConferenceDay, reply: { ...reply, status: 201 } },
      ({ actor, body, ...call }) => addDay(actor, body, call),
    ),
  )
  .get(
    '/conference-days/:id',
    endpoint({ roles, params, writes: true, reply }, ({ actor, params: { id }, ...call }) =>
      readDay(actor, id, call),
    ),
  )
  .delete(
    '/conference-days/:id',
    endpoint({ roles, params, reply }, ({ actor, params: { id }, ...call }) =>
      setRemoved(actor, id, true, call),
    ),
  )
  .post(
    '/conference-days/:id/restore',
    endpoint({ roles, params, reply }, ({ actor, params: { id }, ...call }) =>
      setRemoved(actor, id, false, call),
    ),
  )
  .post(
    '/conference-days/:id/notices',
    endpoint(
      { roles, params, body: NewMeetingNotices, reply },
      ({ actor, params: { id }, body, ...call }) => noteNotices(actor, id, body, call),
    ),
  )
  .put(
    '/conference-days/:id/slots/:slotId/booking',
    endpoint({ ...slot, body: NewBooking, reply }, ({ actor, params: place, body, ...call }) =>
      giveSlot(actor, place, body, call),
    ),
  )
  .delete(
    '/conference-days/:id/slots/:slotId/booking',
    endpoint({ ...slot, reply }, ({ actor, params: place, ...call }) =>
      freeSlot(actor, place, call),
    ),
  )
  .post(
    '/conference-days/:id/slots/:slotId/conversation',
    endpoint(
      {
        ...slot,
        reply: {
          status: 200,
          schema: z.object({ personId: z.uuid(), conversationId: z.uuid() }),
        },
      },
      ({ actor, params: place, ...call }) => beginFromSlot(actor, place, call),
    ),
  )
  .get(
    '/my-meetings',
    endpoint(own, ({ actor, now }) => mine(actor, now)),
  )
  .put(
    '/my-meetings/:id/slots/:slotId',
    endpoint(
      { ...own, params: ConferenceSlotPath, body: NewOwnBooking },
      async ({ actor, params: { id: dayId, slotId }, body, now }) => {
        await chooseSlot(asStudent(actor), { dayId, slotId, ...body }, now);
        return mine(actor, now);
      },
    ),
  )
  .delete(
    '/my-meetings/:id',
    endpoint({ ...own, params }, async ({ actor, params: { id }, now }) => {
      await giveUpSlot(asStudent(actor), id, now);
      return mine(actor, now);
    }),
  );
