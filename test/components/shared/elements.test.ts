import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ProblemError } from '#components/api/problem-error.js';
import { DialogCloseEvent } from '#components/shared/ilp-dialog.js';
import type { IlpDialog } from '#components/shared/ilp-dialog.js';
import '#components/shared/ilp-empty-state.js';
import '#components/shared/ilp-error-state.js';
import { RetryEvent } from '#components/shared/ilp-error-state.js';
import type { IlpErrorState } from '#components/shared/ilp-error-state.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import '#components/shared/ilp-field.js';
import '#components/shared/ilp-progress.js';
import type { IlpRating } from '#components/shared/ilp-rating.js';
import '#components/shared/ilp-rating.js';
import '#components/shared/ilp-skeleton.js';
import '#components/shared/ilp-toast-area.js';
import type { IlpToastArea } from '#components/shared/ilp-toast-area.js';
import { showToast } from '#components/shared/toast.js';
import { find, findAll, textOf, useMessages } from '../support/view.js';

before(() => useMessages('en'));
afterEach(() => useMessages('en'));

describe('<ilp-field>', () => {
  const field = (error = '') =>
    fixture<HTMLFormElement>(
      html`<form @submit=${(event: Event) => event.preventDefault()}>
        <ilp-field
          name="title"
          label="Title"
          hint="Say it"
          error=${error}
          value="one"
          required
        ></ilp-field>
      </form>`,
    );

  it('passes axe, with and without an error', async () => {
    await expect(await field()).to.be.accessible();
    await expect(await field('Too short')).to.be.accessible();
  });

  for (const type of ['textarea', 'select', 'date'] as const) {
    it(`passes axe as ${type}`, async () => {
      const element = await fixture<IlpField>(
        html`<ilp-field
          label="Kind"
          type=${type}
          .options=${[{ value: 'a', label: 'A' }]}
        ></ilp-field>`,
      );
      await expect(element).to.be.accessible();
    });
  }

  it('sends its value with the form, and resets with it', async () => {
    const form = await field();
    find(form, 'input').focus();
    await sendKeys({ type: ' more' });
    const value = () => new FormData(form).get('title');
    await waitUntil(() => value() !== 'one');
    form.reset();
    await waitUntil(() => value() === 'one');
  });

  it('submits on Enter', async () => {
    const form = await field();
    find(form, 'input').focus();
    setTimeout(() => void sendKeys({ press: 'Enter' }));
    await oneEvent(form, 'submit');
  });

  it('ties hint and error to the control', async () => {
    const control = find(await field('Too short'), 'input');
    expect(control.getAttribute('aria-describedby')).to.equal('hint error');
    expect(control.getAttribute('aria-invalid')).to.equal('true');
  });

  it('keeps a form with a missing value from being sent', async () => {
    const form = await field();
    find<IlpField>(form, 'ilp-field').value = '';
    await find<IlpField>(form, 'ilp-field').updateComplete;
    expect(form.checkValidity()).to.equal(false);
  });
});

describe('<ilp-dialog>', () => {
  it('takes focus, closes by Escape, and gives focus back', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <button id="opener">Open</button>
        <ilp-dialog heading="A question"><button id="inside">Yes</button></ilp-dialog>
      </div>`,
    );
    const dialog = find<IlpDialog>(page, 'ilp-dialog');
    find(page, '#opener').focus();
    dialog.open = true;
    await dialog.updateComplete;
    await expect(dialog).to.be.accessible();
    expect(dialog.contains(document.activeElement)).to.equal(true);
    setTimeout(() => void sendKeys({ press: 'Escape' }));
    await oneEvent(dialog, DialogCloseEvent.type);
    expect(document.activeElement?.id).to.equal('opener');
    expect(dialog.open).to.equal(false);
  });
});

describe('<ilp-rating>', () => {
  it('passes axe in both languages', async () => {
    const rating = await fixture<IlpRating>(
      html`<ilp-rating label="How much?" .value=${3}></ilp-rating>`,
    );
    await expect(rating).to.be.accessible();
    await useMessages('es');
    await expect(rating).to.be.accessible();
    expect(find(rating, 'input').getAttribute('aria-label')).to.equal('1 estrella de 5');
  });

  it('is chosen by arrow keys and cleared by its button', async () => {
    const rating = await fixture<IlpRating>(
      html`<ilp-rating label="How much?" .value=${3}></ilp-rating>`,
    );
    findAll(rating, 'input')[2]!.focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(rating.value).to.equal(4);
    find(rating, 'button').click();
    expect(rating.value).to.equal(null);
  });
});

describe('<ilp-error-state>', () => {
  it('says what went wrong in the language on screen, and offers to try again', async () => {
    const element = await fixture<IlpErrorState>(
      html`<ilp-error-state .error=${new ProblemError('lms-unavailable', 502)}></ilp-error-state>`,
    );
    await expect(element).to.be.accessible();
    expect(textOf(element)).to.contain('Your course site did not answer.');
    await useMessages('es');
    await element.updateComplete;
    expect(textOf(element)).to.contain('El sitio de tu curso no respondió.');
    setTimeout(() => find(element, 'button').click());
    await oneEvent(element, RetryEvent.type);
  });
});

describe('<ilp-toast-area>', () => {
  it('offers undo by button and by Ctrl+Z, and shows two at most', async () => {
    const area = await fixture<IlpToastArea>(html`<ilp-toast-area></ilp-toast-area>`);
    const undone: string[] = [];
    for (const text of ['one', 'two', 'three'])
      showToast({ text, undo: () => void undone.push(text) });
    await area.updateComplete;
    expect(findAll(area, 'li')).to.have.length(2);
    await expect(area).to.be.accessible();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true }));
    await area.updateComplete;
    find(area, 'li button').click();
    expect(undone).to.deep.equal(['three', 'two']);
  });

  it('leaves Ctrl+Z in a field to the field', async () => {
    const area = await fixture<IlpToastArea>(html`<ilp-toast-area></ilp-toast-area>`);
    const input = await fixture<HTMLInputElement>(html`<input aria-label="Words" />`);
    let count = 0;
    showToast({ text: 'gone', undo: () => void (count += 1) });
    await area.updateComplete;
    input.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, composed: true }),
    );
    expect(count).to.equal(0);
  });

  it('says the text once to screen readers', async () => {
    await fixture<IlpToastArea>(html`<ilp-toast-area></ilp-toast-area>`);
    showToast({ text: 'Removed: band' });
    const region = () => document.querySelector('[role=status][aria-live=polite]');
    await waitUntil(() => region()?.textContent === 'Removed: band');
  });
});

describe('small parts', () => {
  it('pass axe', async () => {
    const parts = await fixture<HTMLElement>(
      html`<div>
        <ilp-progress label="Steps" done="2" total="5"></ilp-progress>
        <ilp-skeleton></ilp-skeleton>
        <ilp-empty-state heading="Nothing yet"><p>Start here</p></ilp-empty-state>
      </div>`,
    );
    await expect(parts).to.be.accessible();
    expect(textOf(parts)).to.contain('2 of 5');
  });
});
