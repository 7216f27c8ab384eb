import type { Frame, Locator, Page, Response } from 'playwright-core';
import { goTo } from './pages.js';

/** Texts that a goal's form asks for. */
export const FIELDS = ['title', 'why', 'measure', 'helpers', 'milestone'] as const;
export type GoalField = (typeof FIELDS)[number];

/** One person at one browser, on the page of goals. */
export class GoalEditor {
  readonly page: Page;
  readonly frame: Frame;
  /** The goal whose form is open. */
  writing: string | null = null;

  constructor(page: Page, frame: Frame) {
    this.page = page;
    this.frame = frame;
  }

  open(): Promise<void> {
    this.writing = null;
    return goTo(this.frame, 'goals');
  }

  card(id: string): Locator {
    return this.frame.locator(`ilp-goal-card[data-goal="${id}"]`);
  }

  async has(id: string): Promise<boolean> {
    return (await this.card(id).count()) > 0;
  }

  /**
   * Opens the goal's form and types into one field.
   *
   * @returns what stood there, before the writer's own eyes.
   */
  async write(id: string, field: GoalField, text: string): Promise<string> {
    await this.card(id)
      .getByRole('button', { name: /^Edit goal/ })
      .click();
    const form = this.frame.locator('ilp-goal-form');
    await form.waitFor();
    this.writing = id;
    if (field === 'milestone') await form.locator('ilp-milestone-editor .add').click();
    const isMore = field === 'measure' || field === 'helpers';
    if (isMore && (await form.locator('details[open]').count()) === 0)
      await form.locator('summary').click();
    const input =
      field === 'milestone'
        ? form.locator('.title input').last()
        : form.locator(`ilp-field[name=${field}]`).locator('input, textarea');
    const before = await input.inputValue();
    await input.fill(text);
    return before;
  }

  /** @returns whether it is saved; if not, the form stands open and says why. */
  async save(): Promise<boolean> {
    const [response] = await Promise.all([
      this.page.waitForResponse(isChange),
      this.frame.locator('ilp-goal-form button[type=submit]').click(),
    ]);
    if (response.status() === 200) {
      await this.frame.locator('ilp-goal-form').waitFor({ state: 'detached' });
      this.writing = null;
      return true;
    }
    await this.notice.waitFor();
    return false;
  }

  /** Where the form says what another window saved. */
  get notice(): Locator {
    return this.frame.locator('ilp-goal-editor .notice.warn[role=alert]');
  }

  /** Closes the form without a word; what was typed is kept. */
  async leave(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.frame.locator('ilp-goal-form').waitFor({ state: 'detached' });
    this.writing = null;
  }

  async isReached(id: string): Promise<boolean> {
    return (await this.card(id).locator('.badge.good').count()) > 0;
  }

  /** Marks the goal as reached, or takes it up again. */
  async turn(id: string): Promise<void> {
    await this.turnButton(id, await this.isReached(id)).click();
  }

  /** As `turn()`. If the server says no, the card tells why, or shows that it was done elsewhere. */
  async turnAndWait(id: string): Promise<boolean> {
    const isReached = await this.isReached(id);
    const [response] = await Promise.all([this.page.waitForResponse(isChange), this.turn(id)]);
    if (response.status() === 200) return true;
    const told = this.card(id).locator('[role=alert]');
    await told.or(this.turnButton(id, !isReached)).first().waitFor();
    return false;
  }

  private turnButton(id: string, isReached: boolean): Locator {
    const name = isReached ? /^Work on it again/ : /^Mark as reached/;
    return this.card(id).getByRole('button', { name });
  }

  async removeAndUndo(id: string): Promise<void> {
    const title = await this.card(id).locator('h3').innerText();
    await this.card(id)
      .getByRole('button', { name: /^Remove goal/ })
      .click();
    const toast = this.frame.locator('ilp-toast-area li', { hasText: `Removed: ${title}` });
    await toast.getByRole('button', { name: 'Undo' }).last().click();
    await this.card(id).waitFor();
  }

  /** All that this browser keeps for the person. */
  kept(): Promise<string> {
    return this.frame.evaluate(() =>
      Object.entries(sessionStorage)
        .filter(([key]) => key.startsWith('pathlight.draft.'))
        .map(([, value]) => String(value))
        .join('\n'),
    );
  }
}

function isChange(response: Response): boolean {
  const method = response.request().method();
  return /\/api\/goals\/[\w-]{36}$/.test(response.url()) && /PATCH|DELETE/.test(method);
}
