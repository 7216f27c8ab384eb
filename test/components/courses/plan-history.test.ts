import { expect, html, waitUntil } from '@open-wc/testing';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/courses/ilp-plan-history-view.js';
import type { IlpPlanHistoryView } from '#components/courses/ilp-plan-history-view.js';
import type { RecordVersion } from '#contracts/history.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const ID = '019a0000-0000-7000-8000-0000000000b1';
const entry = (id: string, title: string, grade: number) => ({
  ...{ id, code: title, title, credits: 500, area: 'arts', grade, term: 'fall' },
});
const version = (number: number, entries: object[], targets: string[] = []): RecordVersion => ({
  ...{ number, at: `2026-11-0${number}T10:00:00Z`, by: { isMe: true, name: null } },
  ...{ restoredFrom: null, changed: [] },
  snapshot: { name: '', removed: false, targets, entries: entries as never },
});
const versions = [
  version(3, [entry('a', 'Art', 10)], ['seal']),
  version(2, [entry('a', 'Art', 9), entry('b', 'Band', 9)]),
  version(1, [entry('a', 'Art', 9)]),
];

describe('the history of a plan of courses', () => {
  const show = (answers: Record<string, unknown>) => {
    const api = fakeApi(answers);
    return viewFixture<IlpPlanHistoryView>(
      html`<ilp-plan-history-view .api=${api}></ilp-plan-history-view>`,
    ).then((view) => ({ view, api }));
  };
  const plan = (mayChange: boolean) => ({ 'GET /course-plans/main': { id: ID, mayChange } });
  const history = { [`GET /history/course-plan/${ID}`]: { kind: 'course-plan', versions } };

  it('F13: says what each version changed, and brings one back', async () => {
    await useMessages('en', 'courses');
    const { view, api } = await show({ ...plan(true), ...history });
    const sentences = findAll(view, 'li li').map(textOf);
    expect(sentences).to.deep.equal([
      ...['Moved Art to grade 10, Fall', 'Took out Band: grade 9, Fall'],
      ...['Changed what the plan aims at', 'Added Band: grade 9, Fall'],
      'Added Art: grade 9, Fall',
    ]);
    await expect(view).to.be.accessible();
    const back = { kind: 'course-plan', versions: [version(4, []), ...versions] };
    api.answers[`POST /history/course-plan/${ID}/restore`] = back;
    find<HTMLButtonElement>(view, '[aria-label="Bring it back: version 1"]').click();
    await waitUntil(() => textOf(view).includes('Version 4'));
    expect(api.bodies.at(-1)).to.deep.equal({ number: 1 });
  });

  it('F13: a locked plan shows its history, and one without changes says so', async () => {
    await useMessages('es', 'courses');
    const locked = await show({ ...plan(false), ...history });
    expect(findAll(locked.view, 'button')).to.have.length(0);
    const missing = new ProblemError('not-found', 404);
    const { view } = await show({ ...plan(true), [`GET /history/course-plan/${ID}`]: missing });
    expect(textOf(view)).to.include('Todavía no cambió nada');
    await expect(view).to.be.accessible();
  });
});
