import { expect, html, waitUntil } from '@open-wc/testing';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/hours/ilp-hours-view.js';
import type { IlpHoursView } from '#components/hours/ilp-hours-view.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const rule = {
  ...{ id: '019a0000-0000-7000-8000-0000000000b1', kind: 'service', hours: 40 },
  ...{ fromGrade: 9, toGrade: 12 },
};
const LIST = 'GET /hour-requirements';

async function hoursFor(role: 'admin' | 'counselor', answers: Answers) {
  const api = fakeApi(answers);
  const view = await viewFixture<IlpHoursView>(
    html`<ilp-hours-view .api=${api}></ilp-hours-view>`,
    { ...studentSession, role },
  );
  const press = (name: string) => {
    const button = findAll<HTMLButtonElement>(view, 'button').find((one) =>
      [one.getAttribute('aria-label') ?? '', textOf(one).trim()].includes(name),
    );
    if (!button) throw new Error(`There is no button "${name}".`);
    button.click();
  };
  return { api, view, press };
}

describe('<ilp-hours-view>', () => {
  before(() => useMessages('en', 'hours'));

  it('F17: an administrator adds a requirement and takes it away again, with undo', async () => {
    const { view, press, api } = await hoursFor('admin', {
      [LIST]: [],
      'POST /hour-requirements': rule,
      [`DELETE /hour-requirements/${rule.id}`]: rule,
      [`POST /hour-requirements/${rule.id}/restore`]: rule,
    });
    expect(textOf(view)).to.include('No hours are required yet');
    await expect(view).shadowDom.to.be.accessible();
    const hours = find<IlpField>(view, 'ilp-field[name=hours]');
    hours.value = '40';
    hours.dispatchEvent(new Event('input'));
    find<HTMLFormElement>(view, 'form').requestSubmit();
    await waitUntil(() => textOf(view).includes('40 hours of community service, grades 9 to 12'));
    expect(api.bodies.at(-1)).to.deep.equal({
      kind: 'service',
      hours: 40,
      fromGrade: 9,
      toGrade: 12,
    });
    await expect(view).shadowDom.to.be.accessible();
    const toast = new Promise<Toast>((resolve) => {
      const stop = onToast((one) => {
        stop();
        resolve(one);
      });
    });
    press('Remove: 40 hours of community service, grades 9 to 12');
    await (await toast).undo?.();
    await waitUntil(() => findAll(view, 'li').length === 1);
  });

  it('names what is wrong: no hours, grades upside down, grades that have one', async () => {
    const taken = new ProblemError('conflict', 409, [
      { pointer: '/body/fromGrade', detail: 'taken' },
    ]);
    const { view } = await hoursFor('admin', { [LIST]: [rule], 'POST /hour-requirements': taken });
    const form = find<HTMLFormElement>(view, 'form');
    form.requestSubmit();
    await waitUntil(() => textOf(view).includes('Write a number above 0.'));
    const type = (name: string, value: string, event: string) => {
      const field = find<IlpField>(view, `ilp-field[name=${name}]`);
      field.value = value;
      field.dispatchEvent(new Event(event));
    };
    type('hours', '40', 'input');
    type('toGrade', '6', 'change');
    await waitUntil(() => textOf(view).includes('The last grade comes before the first.'));
    type('toGrade', '12', 'change');
    form.requestSubmit();
    await waitUntil(() =>
      textOf(view).includes('There is a requirement for these grades already.'),
    );
    await expect(view).shadowDom.to.be.accessible();
  });

  it('F17: a counselor reads what is asked and takes the file of the course', async () => {
    const csv = { fileName: 'service-hours.csv', csv: '\uFEFFSchool\r\n', students: 2 };
    const { view, press, api } = await hoursFor('counselor', {
      [LIST]: [rule],
      'GET /service-hours': csv,
    });
    expect(findAll(view, 'form')).to.have.length(0);
    expect(textOf(view)).to.include('One line for each student of this course');
    press('Download CSV file');
    await waitUntil(() => api.calls.includes('GET /service-hours'));
    await expect(view).shadowDom.to.be.accessible();
  });

  it('F17: a file that cannot be made says why', async () => {
    const answers = { [LIST]: [rule], 'GET /service-hours': new ProblemError('unavailable', 503) };
    const { view, press } = await hoursFor('counselor', answers);
    press('Download CSV file');
    await waitUntil(() => textOf(view).includes('Pathlight is busy right now.'));
  });
});
