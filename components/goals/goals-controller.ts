import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type {
  Goal,
  GoalChangesInput,
  GoalList,
  GoalStep,
  MilestoneInput,
  NewGoalInput,
} from '#contracts/goals.js';
import type { ApiClient } from '../api/client.js';
import { ProblemError } from '../api/problem-error.js';

/**
 * The goals on screen, ahead of the server: a change shows at once, and is put back with its reason
 * when the server refuses it.
 */
export class GoalsController implements ReactiveController {
  goals: readonly Goal[] = [];
  /** Why the last change of a goal was put back, by its id. */
  readonly failures = new Map<string, unknown>();

  private readonly host: ReactiveControllerHost;
  private readonly api: () => ApiClient;
  /** What the server last said, to go back to. */
  private confirmed: readonly Goal[] = [];
  private queue: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(host: ReactiveControllerHost, api: () => ApiClient) {
    this.host = host;
    this.api = api;
    host.addController(this);
  }

  hostConnected(): void {
    this.failures.clear();
  }

  async load(signal: AbortSignal): Promise<readonly Goal[]> {
    this.goals = this.confirmed = await this.api().get<GoalList>('/goals', { signal });
    return this.goals;
  }

  /** Adds a goal. @throws ProblemError, for the form that holds what was written. */
  async add(goal: NewGoalInput): Promise<Goal> {
    const added = await this.api().post<Goal>('/goals', goal);
    this.show([...withOneFocus(this.goals, added), added]);
    this.confirmed = this.goals;
    return added;
  }

  /** Saves what a form holds. @throws ProblemError, for the form to show. */
  async save(id: string, changes: GoalChangesInput): Promise<Goal> {
    const saved = await this.api().patch<Goal>(`/goals/${id}`, changes);
    this.accept(saved);
    return saved;
  }

  /** Shows the change at once. Resolves whether the server took it. */
  change(id: string, changes: GoalChangesInput): Promise<boolean> {
    this.show(this.goals.map((goal) => (goal.id === id ? predicted(goal, changes) : goal)));
    const goal = this.goals.find((one) => one.id === id);
    if (goal?.isFocus) this.show(withOneFocus(this.goals, goal));
    return this.inTurn(id, async () => {
      // Read only now: a change that waited before this one has moved the goal on.
      const revision = this.confirmed.find((one) => one.id === id)?.revision;
      const body = { ...changes, ...(revision !== undefined && { revision }) };
      this.accept(await this.api().patch<Goal>(`/goals/${id}`, body), true);
    });
  }

  /** Takes the goal off the page at once. Resolves whether the server took it. */
  remove(id: string): Promise<boolean> {
    this.show(this.goals.filter((goal) => goal.id !== id));
    return this.inTurn(id, async () => {
      await this.api().delete(`/goals/${id}`);
      this.confirmed = this.confirmed.filter((goal) => goal.id !== id);
    });
  }

  /** Puts a removed goal back. */
  restore(id: string): Promise<boolean> {
    return this.inTurn(id, async () => {
      const goal = await this.api().post<Goal>(`/goals/${id}/restore`);
      this.show([...this.goals, goal]);
      this.confirmed = [...this.confirmed, goal];
    });
  }

  /** Keeps the student's sentence on a tagged assignment. Resolves whether the server took it. */
  changeStep(goalId: string, tagId: string, helpsBecause: string | null): Promise<boolean> {
    const change = (goals: readonly Goal[]) =>
      goals.map((goal) => ({
        ...goal,
        steps: goal.steps.map((step) => (step.tagId === tagId ? { ...step, helpsBecause } : step)),
      }));
    this.show(change(this.goals));
    return this.inTurn(goalId, async () => {
      await this.api().patch<GoalStep>(`/goal-steps/${tagId}`, { helpsBecause });
      this.confirmed = change(this.confirmed);
    });
  }

  /** How many comments a goal has now. */
  noteComments(id: string, commentCount: number): void {
    const note = (goals: readonly Goal[]) =>
      goals.map((goal) => (goal.id === id ? { ...goal, commentCount } : goal));
    this.confirmed = note(this.confirmed);
    this.show(note(this.goals));
  }

  /** One change after the other, so that an older answer never overwrites a newer wish. */
  private inTurn(id: string, action: () => Promise<void>): Promise<boolean> {
    this.waiting += 1;
    const result = this.queue.then(async () => {
      try {
        await action();
        this.failures.delete(id);
        return true;
      } catch (error) {
        this.failures.set(id, error);
        if (error instanceof ProblemError && error.code === 'conflict') await this.readAgain();
        this.goals = this.confirmed;
        return false;
      } finally {
        this.waiting -= 1;
        this.host.requestUpdate();
      }
    });
    this.queue = result;
    return result;
  }

  /** What another window saved is shown, so that the next try starts from it. */
  private async readAgain(): Promise<void> {
    try {
      this.confirmed = await this.api().get<GoalList>('/goals');
    } catch {
      // The failure that led here is told; the old state stays.
    }
  }

  private accept(saved: Goal, isAhead = false): void {
    const put = (goals: readonly Goal[]) =>
      withOneFocus(goals, saved).map((goal) => (goal.id === saved.id ? saved : goal));
    this.confirmed = put(this.confirmed);
    // Later changes already show; the last answer brings all of them.
    if (!isAhead || this.waiting === 1) this.show(put(this.goals));
  }

  private show(goals: readonly Goal[]): void {
    this.goals = goals;
    this.host.requestUpdate();
  }
}

/** At most one goal is the focus: the newest choice. */
function withOneFocus(goals: readonly Goal[], chosen: Goal): Goal[] {
  return goals.map((goal) =>
    chosen.isFocus && goal.id !== chosen.id && goal.isFocus ? { ...goal, isFocus: false } : goal,
  );
}

function predicted(goal: Goal, { milestones, ...changes }: GoalChangesInput): Goal {
  const known = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as Partial<Goal>;
  return { ...goal, ...known, ...(milestones && { milestones: milestones.map(asMilestone) }) };
}

function asMilestone({ id, title, dueDate, done }: MilestoneInput, index: number) {
  return { id: id ?? `new-${String(index)}`, title, dueDate: dueDate ?? null, done: done ?? false };
}
