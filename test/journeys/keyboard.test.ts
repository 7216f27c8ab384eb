import { expect } from 'chai';
import type { Frame, Page } from 'playwright-core';
import { onStage } from './support/stage.js';

/** More stops than any page has: past this the thing can't be reached by Tab. */
const MOST_STOPS = 80;

/** The main job again with the keyboard alone: no click, no tap, the focus seen at every stop. */
describe('the whole job by keyboard', function () {
  this.timeout(120_000);
  const stage = onStage();
  let page: Page;

  beforeEach(() => {
    ({ page } = stage);
  });

  const course = (path: string) => page.goto(`${stage.product.lms}/canvas/courses/1/${path}`);

  it('a student writes a goal and answers the questions', async () => {
    await course('tool?as=student');
    await heading('Hello, Maya');
    await press(/What do you want to get better at/);
    await heading('A new goal');
    await tabTo(/What do you want to reach/);
    await page.keyboard.type('Learn to sew');
    await press(/^Save$/);
    await heading('Learn to sew');
    await press(/^Explore$/);
    await heading('Find out what you like');
    await press(/^Start$/);
    await heading('What do you like to do?');
    await press(/^30 questions/);
    for (let question = 1; question <= 30; question += 1) {
      await text(`Question ${question} of 30`);
      await page.keyboard.press(question % 6 === 3 ? '5' : '3');
    }
    await press(/See what I like/);
    await text('You like making and creating');
  });

  it('a teacher adds a reflection, a student hands it in, the teacher scores it', async () => {
    await course('assignments?as=teacher');
    await press(/Add assignment from Pathlight/);
    await heading('Add to your course');
    await tabTo(/Goal check-in/);
    await page.keyboard.press('Space');
    await tabTo(/^(Points|No grade.*)$/);
    await page.keyboard.press('ArrowDown');
    await tabTo(/Points for full credit/);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('10');
    await press(/Add to course/);
    await page.getByRole('button', { name: 'Save' }).waitFor();
    await press(/^Save$/);
    await page.getByRole('link', { name: 'Goal check-in' }).waitFor();

    await course('assignments?as=student');
    await press(/^Goal check-in/);
    await heading('Goal check-in');
    await tabTo(/Which goal are you working on now/);
    await page.keyboard.type('I sew a bag for my sister.');
    await press(/^Hand in$/);
    await text('Hand it in');
    await press(/Yes, hand in/);
    await text('Your teacher can read it now');

    await course('assignments?as=teacher');
    await press(/^Goal check-in/);
    await heading('Goal check-in');
    await tabTo(/Not started|Handed in|Writing/);
    await arrowTo(/Maya Okafor/);
    await page.keyboard.press('Enter');
    await text('I sew a bag for my sister.');
    await tabTo(/^Comment to Maya/);
    await page.keyboard.type('Send a picture!');
    await tabTo(/^Score/);
    await page.keyboard.type('9');
    await page.keyboard.press('Control+Enter');
    await text('In the gradebook');
  });

  const tool = () => page.frameLocator('iframe[name=tool_content]');
  const heading = (name: string) => tool().getByRole('heading', { name }).first().waitFor();
  const text = (words: string) => tool().getByText(words).first().waitFor();

  async function press(name: RegExp): Promise<void> {
    await tabTo(name);
    await page.keyboard.press('Enter');
  }

  /** In a list that is one stop, arrow keys move. */
  async function arrowTo(name: RegExp): Promise<void> {
    for (let line = 0; line < MOST_STOPS; line += 1) {
      if (name.test((await settledFocus(page))?.name ?? '')) return;
      await page.keyboard.press('ArrowDown');
    }
    throw new Error(`${String(name)} is not in the list.`);
  }

  /** Moves on with Tab until the named thing has the focus, and sees that the focus shows. */
  async function tabTo(name: RegExp, key = 'Tab'): Promise<void> {
    const seen: string[] = [];
    let direction = key;
    let isInside = false;
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      // The thing may have the focus already: dialogs and confirmations take it by themselves.
      const focus = await settledFocus(page);
      if (focus && name.test(focus.name)) {
        expect(focus.isVisible, `the focus on ${focus.name} shows`).to.equal(true);
        return;
      }
      // Past the last stop a browser goes on in its own bars; this one has none, so turn round.
      if (!focus && isInside) direction = direction === 'Tab' ? 'Shift+Tab' : 'Tab';
      isInside = focus !== null;
      seen.push(focus?.name ?? '(outside)');
      // Pages still loading get another round.
      if (stop % 40 === 39) await page.waitForTimeout(300);
      await page.keyboard.press(direction);
    }
    throw new Error(`${String(name)} can't be reached by ${key}: ${seen.slice(-40).join(' | ')}`);
  }
});

interface Focus {
  name: string;
  isVisible: boolean;
}

/** Between two views nothing has the focus for a moment. */
async function settledFocus(page: Page): Promise<Focus | null> {
  for (let look = 0; look < 5; look += 1) {
    const focus = await focused(page);
    if (focus) return focus;
    await page.waitForTimeout(100);
  }
  return null;
}

async function focused(page: Page): Promise<Focus | null> {
  const outer = await inFrame(page.mainFrame());
  if (outer?.name !== 'IFRAME') return outer;
  const frame = page.frame({ name: 'tool_content' });
  return frame ? inFrame(frame).catch(() => null) : null;
}

/** The element that has the focus, below every shadow root, with its name and whether it is marked. */
function inFrame(frame: Frame): Promise<Focus | null> {
  return frame.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element || element === document.body) return null;
    if (element.tagName === 'IFRAME') return { name: 'IFRAME', isVisible: true };
    const root = element.getRootNode() as ShadowRoot | Document;
    const ids = element.getAttribute('aria-labelledby') ?? '';
    const candidates = [
      element.getAttribute('aria-label'),
      root.getElementById(ids)?.textContent,
      (element as HTMLInputElement).labels?.[0]?.textContent,
      element.textContent,
    ];
    const named = candidates.find((text) => text) ?? '';
    const marks = [element, element.parentElement].map((part) =>
      part ? getComputedStyle(part).outlineStyle : 'none',
    );
    return {
      name: named.replace(/\s+/g, ' ').trim(),
      isVisible: marks.some((style) => style !== 'none'),
    };
  });
}
