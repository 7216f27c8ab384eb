import { expect } from 'chai';
import type { Goal } from '#contracts/goals.js';
import type { RecordHistory } from '#contracts/history.js';
import { newVisit } from './support/browser.js';
import { FIELDS, GoalEditor } from './support/goal-editor.js';
import { api, goTo, openTool } from './support/pages.js';
import { onStage } from './support/stage.js';

const SEED = Number(process.env.SEED ?? 20_261);
const EDITS = 100;
const GOALS = 3;
const OFFLINE_EDITS = 50;

/** Numbers from 0 to below `most`, the same for the same seed (mulberry32). */
function numbersOf(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most);
  };
}

describe('one plan in two browsers', function () {
  this.timeout(400_000);
  const stage = onStage();

  async function addGoals(editor: GoalEditor, count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const body = {
        ...{ title: `Goal ${index}`, kind: 'career', horizon: 'year' },
        milestones: [{ title: 'First step' }, { title: 'Second step' }],
      };
      ids.push(((await api(editor.frame, 'POST', '/goals', body)) as Goal).id);
    }
    return ids;
  }

  it(`U3, U4: of ${EDITS} edits at random, no word is lost unseen (seed ${SEED})`, async () => {
    const { product, page } = stage;
    const other = await newVisit([product.lms, product.tool]);
    const editors = [
      new GoalEditor(page, await openTool(page, product, 'student')),
      new GoalEditor(other.page, await openTool(other.page, product, 'student')),
    ] as const;
    const ids = await addGoals(editors[0], GOALS);
    for (const editor of editors) await editor.open();
    const pick = numbersOf(SEED);
    const typed: string[] = [];
    /** Words that the writer saw in the field, out of their own draft maybe, and wrote over. */
    const replaced = new Set<string>();
    const counts = { saved: 0, conflicts: 0, left: 0, quick: 0, refused: 0 };

    const finish = async (editor: GoalEditor) => {
      if (await editor.save()) {
        counts.saved += 1;
        return;
      }
      counts.conflicts += 1;
      if (pick(3) > 0) counts.saved += Number(await editor.save());
      if (editor.writing === null) return;
      await editor.leave();
      counts.left += 1;
    };
    const quick = async (editor: GoalEditor, id: string) => {
      counts.quick += 1;
      if (pick(3) === 0) await editor.removeAndUndo(id);
      else if (!(await editor.turnAndWait(id))) counts.refused += 1;
    };
    for (let turn = 0; turn < EDITS; turn += 1) {
      const editor = editors[pick(2)]!;
      const id = ids[pick(GOALS)]!;
      if (editor.writing !== null) await finish(editor);
      // Somebody comes back to the page now and then, and sees what the other one did.
      if (pick(8) === 0 || !(await editor.has(id))) await editor.open();
      if (pick(4) === 0) await quick(editor, id);
      else {
        typed.push(`words ${turn} of ${SEED}`);
        replaced.add(await editor.write(id, FIELDS[pick(FIELDS.length)]!, typed.at(-1)!));
      }
    }
    for (const editor of editors) if (editor.writing !== null) await finish(editor);

    const histories: RecordHistory[] = [];
    for (const id of ids)
      histories.push((await api(editors[0].frame, 'GET', `/history/goal/${id}`)) as RecordHistory);
    const stored = JSON.stringify(histories);
    const kept = await Promise.all(editors.map((editor) => editor.kept()));
    const lost = typed.filter(
      (words) =>
        !stored.includes(`${words}"`) && !kept.join().includes(`${words}"`) && !replaced.has(words),
    );
    expect(lost, JSON.stringify(counts)).to.deep.equal([]);
    expect(counts.conflicts, 'how often they met').to.be.greaterThan(5);
    await other.context.close();
    expect(other.foreign).to.deep.equal([]);
  });

  it(`U2, U12: ${OFFLINE_EDITS} edits without a network are sent in their order`, async () => {
    const { product, page, visit } = stage;
    const editor = new GoalEditor(page, await openTool(page, product, 'student'));
    const ids = await addGoals(editor, GOALS);
    await editor.open();
    const pick = numbersOf(SEED);
    const sent: string[] = [];
    page.on('response', (response) => {
      const request = response.request();
      const path = /\/api\/goals\/(.+)$/.exec(response.url())?.[1];
      if (path && request.method() !== 'GET')
        sent.push(`${response.status()} ${wordsOf(request.method(), path, request.postData())}`);
    });
    await visit.context.setOffline(true);
    const made: string[] = [];
    while (made.length < OFFLINE_EDITS) {
      const id = ids[pick(GOALS)]!;
      const card = editor.card(id);
      const choice = pick(4);
      if (choice < 2) {
        const box = card.getByRole('checkbox').nth(choice);
        const isDone = !(await box.isChecked());
        await box.setChecked(isDone);
        made.push(`200 PATCH ${id} milestone ${await card.locator('input:checked').count()}`);
      } else if (choice === 2) {
        made.push(`200 PATCH ${id} status ${(await editor.isReached(id)) ? 'active' : 'done'}`);
        await editor.turn(id);
      } else {
        await editor.removeAndUndo(id);
        made.push(`200 DELETE ${id}`, `200 POST ${id}/restore`);
      }
    }
    await editor.frame.getByText(`${made.length} changes wait`).waitFor();
    const onScreen = await cardsOf(editor, ids);
    expect(sent).to.deep.equal([]);

    await visit.context.setOffline(false);
    await editor.frame.locator('ilp-waiting-changes p').waitFor({ state: 'detached' });
    expect(sent).to.deep.equal(made);
    expect(await cardsOf(editor, ids)).to.deep.equal(onScreen);
    await goTo(editor.frame, 'goals');
    expect(await cardsOf(editor, ids)).to.deep.equal(onScreen);
    expect(await editor.kept()).to.equal('');
  });
});

/** What a request asks for, in the words of this test. */
function wordsOf(method: string, path: string, body: string | null): string {
  if (method !== 'PATCH') return `${method} ${path}`;
  const changes = JSON.parse(body ?? '{}') as { status?: string; milestones?: { done: boolean }[] };
  const what = changes.milestones
    ? `milestone ${changes.milestones.filter(({ done }) => done).length}`
    : `status ${changes.status ?? ''}`;
  return `PATCH ${path} ${what}`;
}

/** Of each goal: whether it is reached, and which steps are done. */
function cardsOf(editor: GoalEditor, ids: string[]): Promise<unknown[]> {
  return Promise.all(
    ids.map(async (id) => ({
      isReached: await editor.isReached(id),
      steps: await editor
        .card(id)
        .getByRole('checkbox')
        .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked)),
    })),
  );
}
