import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

const staff = (type: string) => column(type, 'staff work', 1, 'district', false);
const about = (type: string) => column(type, 'enrollment', 2, 'plan');

/** A day on which a counselor meets students and families, and its slots: minutes after midnight there. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('conference_days', app, {
      columns: {
        counselor_id: staff('uuid not null'),
        held_on: staff('date not null'),
        place: staff('text not null'),
        slot_minutes: staff('smallint not null'),
        /** Who picks a slot themselves: of the caseload, these grades; null for all of it. */
        from_grade: staff('smallint'),
        to_grade: staff('smallint'),
        removed_at: staff('timestamptz'),
        ...timestamps,
      },
      references: [{ columns: ['counselor_id'], table: 'people', onDelete: 'cascade' }],
      checks: {
        lengths: 'length(place) between 1 and 120',
        minutes_sane: 'slot_minutes between 5 and 120',
        grades_paired: '(from_grade is null) = (to_grade is null)',
      },
    }),
    ...tenantTable('conference_slots', app, {
      columns: {
        day_id: staff('uuid not null'),
        starts_at: staff('smallint not null'),
        ...timestamps,
      },
      references: [{ columns: ['day_id'], table: 'conference_days', onDelete: 'cascade' }],
      unique: ['day_id, starts_at'],
      checks: { within_day: 'starts_at between 0 and 1439' },
    }),
    // One student has one slot of a day by the lock on the day: two records may become one person later.
    ...tenantTable('conference_bookings', app, {
      columns: {
        day_id: about('uuid not null'),
        slot_id: about('uuid not null'),
        student_id: about('uuid not null'),
        /** Who comes along, in the words of whoever booked. */
        attendees: column(`text not null default ''`, 'staff work', 3, 'plan'),
        booked_by: about('uuid'),
        booked_role: about('text not null'),
        conversation_id: about('uuid'),
        cancelled_at: about('timestamptz'),
        ...timestamps,
      },
      references: [
        { columns: ['day_id'], table: 'conference_days', onDelete: 'cascade' },
        { columns: ['slot_id'], table: 'conference_slots', onDelete: 'cascade' },
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['booked_by'], table: 'people', onDelete: 'set null' },
        { columns: ['conversation_id'], table: 'plan_conversations', onDelete: 'set null' },
      ],
      unique: ['slot_id where cancelled_at is null'],
      indexes: ['day_id, student_id where cancelled_at is null'],
      checks: {
        attendees_length: 'length(attendees) <= 200',
        role_known: `booked_role in ('student', 'guardian', 'counselor')`,
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table conference_bookings, conference_slots, conference_days');
};
