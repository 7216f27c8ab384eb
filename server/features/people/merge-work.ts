import { currentTenant, sql } from '../../db/tenant.js';
import type { MergedIds } from './merge-courses.js';
import type { MergeSteps } from './merge-steps.js';

interface Work {
  id: string;
  assignment_id: string;
  student_id: string;
  title: string;
  status: 'draft' | 'submitted' | 'scored' | 'returned';
  blocks: { id: string; prompt: string }[];
  answers: Record<string, string>;
  /** Of what was handed in, the oldest first. */
  versions: Record<string, string>[];
  submitted_at: Date | null;
  points: string | null;
  max_points: number | null;
  comment: string;
  updated_at: Date;
}

/**
 * One submission an assignment. Where both records have one (a student whose id changed within a
 * course), the one handed in last stays, with its score; all words of the other are kept to read.
 */
export async function joinWork(steps: MergeSteps, ids: MergedIds): Promise<void> {
  const works = await worksInBoth(ids);
  for (const kept of works.filter((work) => work.student_id === ids.keptId)) {
    const gone = works.find(
      (work) => work.student_id === ids.goneId && work.assignment_id === kept.assignment_id,
    );
    if (!gone) continue;
    const loser = isAhead(gone, kept) ? kept : gone;
    await setAside(steps, ids.keptId, loser);
    await removeIntent(steps, loser);
    await steps.remove('submission_versions', 'submission_id', [loser.id]);
    await steps.remove('submissions', 'id', [loser.id]);
  }
  await steps.move('submissions', 'student_id', { from: ids.goneId, to: ids.keptId });
  await joinLonelyIntents(steps, ids);
  await steps.move('score_intents', 'student_id', { from: ids.goneId, to: ids.keptId });
  await joinStates(steps, ids);
}

/** What an LMS said of both records' work on one thing: what was read last stays. */
async function joinStates(steps: MergeSteps, { keptId, goneId }: MergedIds): Promise<void> {
  const rows = await sql<{ id: string }>(
    `select case when g.read_at > k.read_at then k.id else g.id end as id
     from work_states g join work_states k on k.tenant_id = g.tenant_id and k.item_id = g.item_id
       and k.student_id = $2
     where g.tenant_id = $1 and g.student_id = $3`,
    [currentTenant(), keptId, goneId],
  );
  await steps.remove(
    'work_states',
    'id',
    rows.map(({ id }) => id),
  );
  await steps.move('work_states', 'student_id', { from: goneId, to: keptId });
}

async function worksInBoth({ keptId, goneId }: MergedIds): Promise<Work[]> {
  return sql<Work>(
    `select s.id, s.assignment_id, s.student_id, a.title, s.status, a.blocks, s.answers, s.submitted_at,
            s.points, a.max_points, s.comment, s.updated_at,
            array(select v.answers from submission_versions v
                  where v.tenant_id = s.tenant_id and v.submission_id = s.id order by v.number) as versions
     from submissions s join assignments a on a.tenant_id = s.tenant_id and a.id = s.assignment_id
     where s.tenant_id = $1 and s.student_id in ($2, $3) and exists (
       select 1 from submissions o where o.tenant_id = s.tenant_id and o.assignment_id = s.assignment_id
         and o.student_id in ($2, $3) and o.id <> s.id)
     order by s.assignment_id for update of s`,
    [currentTenant(), keptId, goneId],
  );
}

function isAhead(left: Work, right: Work): boolean {
  const handedIn = (work: Work) => work.submitted_at?.getTime() ?? -1;
  if (handedIn(left) !== handedIn(right)) return handedIn(left) > handedIn(right);
  return left.updated_at > right.updated_at;
}

/** All of the other work, each text once: what was handed in, what was being written, and the feedback. */
async function setAside(steps: MergeSteps, keptId: string, work: Work): Promise<void> {
  const prompts = new Map(work.blocks.map(({ id, prompt }) => [id, prompt]));
  const seen = new Set<string>();
  const texts = [...work.versions, work.answers].flatMap((answers) =>
    Object.entries(answers).flatMap(([block, text]) => {
      const key = `${block}\n${text}`;
      if (text.trim() === '' || seen.has(key)) return [];
      seen.add(key);
      return [{ kind: 'answer', label: prompts.get(block) ?? '', text }];
    }),
  );
  if (work.comment.trim() !== '') texts.push({ kind: 'comment', label: '', text: work.comment });
  if (work.points !== null) {
    const points = [Number(work.points), ...(work.max_points === null ? [] : [work.max_points])];
    texts.push({ kind: 'points', label: '', text: points.join(' / ') });
  }
  if (texts.length === 0) return;
  await steps.add('kept_texts', {
    student_id: keptId,
    merge_id: steps.mergeId,
    kind: 'reflection',
    title: work.title,
    texts,
    written_at: (work.submitted_at ?? work.updated_at).toISOString(),
  });
}

/** A score goes with the work it is for. */
async function removeIntent(steps: MergeSteps, work: Work): Promise<void> {
  const rows = await sql<{ id: string }>(
    `select id from score_intents where tenant_id = $1 and assignment_id = $2 and student_id = $3
     for update`,
    [currentTenant(), work.assignment_id, work.student_id],
  );
  await steps.remove(
    'score_intents',
    'id',
    rows.map(({ id }) => id),
  );
}

/** Two scores without two works can't be by our own doing; the newer wish stays all the same. */
async function joinLonelyIntents(steps: MergeSteps, { keptId, goneId }: MergedIds): Promise<void> {
  const rows = await sql<{ id: string }>(
    `select case when g.updated_at > k.updated_at then k.id else g.id end as id
     from score_intents g
     join score_intents k on k.tenant_id = g.tenant_id and k.assignment_id = g.assignment_id
                         and k.student_id = $2
     where g.tenant_id = $1 and g.student_id = $3`,
    [currentTenant(), keptId, goneId],
  );
  await steps.remove(
    'score_intents',
    'id',
    rows.map(({ id }) => id),
  );
}
