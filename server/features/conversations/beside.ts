import type { ConversationBeside } from '#contracts/conversations.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { planStatus } from '../completion/plan-status.js';
import { findLookBack } from '../look-back/look-back-records.js';
import { shownTo } from '../visibility/visibility-policy.js';
import { goalAtEnd, pastGoals } from '../years/goal-past.js';
import { schoolYearOf, yearRule } from '../years/school-year.js';
import { type ConversationRecord, conversationsOf, wordsOf } from './conversation-records.js';

const NOTES_SHOWN = 3;

/**
 * The plan as it is and what was before, for both who talk. Even on the student's own screen it holds no more
 * than the adult may see, and of the notes only those that are for the student: the two look at one page.
 */
export async function readBeside(
  actor: Actor,
  row: ConversationRecord,
  now: Date,
): Promise<ConversationBeside> {
  const shown = shownTo(actor.role === 'student' ? row.staff_role : actor.role);
  const rule = await yearRule();
  const { school_year: year, student_id: studentId } = row;
  const [goals, status, lookBack, earlier, notes] = await Promise.all([
    pastGoals(studentId, shown),
    planStatus(studentId, shown, now),
    findLookBack(studentId, year),
    conversationsOf(studentId),
    notesFor(studentId),
  ]);
  const yearOf = (at: Date) => schoolYearOf(at, rule);
  const goalsOf = (of: number) => goals.flatMap((goal) => goalAtEnd(goal, of, yearOf) ?? []);
  const before = goalsOf(year - 1);
  const last = earlier.find((one) => isBefore(one, row));
  const isTold = lookBack?.state === 'done' && shown.includes(lookBack.visibility);
  return {
    goals: goalsOf(year),
    missing: (status?.components ?? [])
      .filter(({ standing }) => standing === 'missing')
      .map(({ code }) => code),
    lastYear: before.length > 0 ? { year: year - 1, goals: before } : null,
    lookBack: isTold ? lookBack.text : null,
    last: last ? presentLast(last) : null,
    notes,
  };
}

/** Held before, and with the same adult: what was said to somebody else is not for this one's page. */
const isBefore = (one: ConversationRecord, row: ConversationRecord): boolean =>
  one.id !== row.id && one.held_on <= row.held_on && one.staff_id === row.staff_id;

function presentLast(row: ConversationRecord) {
  const { agreed, next, nextOn } = wordsOf(row);
  return { heldOn: row.held_on, with: row.staff_name, agreed, next, nextOn };
}

function notesFor(studentId: string): Promise<ConversationBeside['notes']> {
  return sql(
    `select n.contact_on::text as on, p.name as by, n.text from advising_notes n
     left join people p on p.tenant_id = n.tenant_id and p.id = n.author_id
     where n.tenant_id = $1 and n.student_id = $2 and n.removed_at is null
       and n.visibility = 'student'
     order by n.contact_on desc, n.created_at desc limit ${NOTES_SHOWN}`,
    [currentTenant(), studentId],
  );
}
