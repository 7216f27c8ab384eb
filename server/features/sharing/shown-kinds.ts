import type { ShownKind } from '#contracts/shown-entries.js';

interface Shown {
  table: string;
  /** What it is known by. */
  title: string;
  at: string;
  /** Which rows of the table are student $2's and stand in the plan. */
  where: string;
  /** Which of those the student can't hide. */
  isFixed?: string;
  /** Whether its versions are kept. */
  versions?: true;
  /** Columns that tell an open editor that it is behind. */
  bump?: string;
}

const own = 'h.tenant_id = $1 and h.student_id = $2 and h.removed_at is null';

/** Where entries lie of which the student says who sees them. */
export const SHOWN_KINDS: Readonly<Record<ShownKind, Shown>> = {
  goal: {
    ...{ table: 'goals', title: 'h.title', at: 'h.created_at', versions: true },
    where: `h.tenant_id = $1 and h.removed_at is null and h.plan_id in (
      select p.id from plans p where p.tenant_id = $1 and p.student_id = $2)`,
    bump: 'revision = h.revision + 1, updated_at = now(),',
  },
  activity: {
    ...{ table: 'activities', title: 'h.title', at: 'h.created_at', where: own },
    ...{ versions: true, bump: 'revision = h.revision + 1,' },
  },
  reflection: {
    ...{ table: 'journal_entries', title: 'left(h.text, 160)', at: 'h.created_at', where: own },
    // Who sees it is no other version of the words: whoever writes just now writes on.
    versions: true,
  },
  evidence: {
    ...{ table: 'evidence_items', title: 'h.title', at: 'h.created_at', where: own },
    versions: true,
  },
  strength: {
    ...{ table: 'strengths', title: 'h.text', at: 'h.created_at' },
    where: `${own} and h.state = 'mine'`,
  },
  result: {
    table: 'assessment_results',
    title: `concat_ws(' · ', h.tool, nullif(h.name, ''))`,
    ...{ at: 'h.taken_on::timestamptz', where: own, isFixed: `h.source <> 'student'` },
  },
  'look-back': {
    ...{ table: 'look_backs', title: 'left(h.text, 160)', at: 'h.created_at' },
    ...{ where: 'h.tenant_id = $1 and h.student_id = $2', versions: true },
    bump: 'revision = h.revision + 1,',
  },
};
