import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Goal, GoalChangesInput, GoalList, GoalStep, NewGoalInput } from '#contracts/goals.js';
import type { ApiClient } from '../api/client.js';
import type { Drafts } from '../api/drafts.js';
import { ProblemError } from '../api/problem-error.js';
import { type Outcome, ReplayQueue } from '../shared/replay-queue.js';
import { applied, type GoalChange, isAlready, withOneFocus } from './goal-changes.js';

/**
 * The goals on screen, ahead of the server: a change shows at once. One that the server refuses is put
 * back with its reason; one that finds no network is kept, and sent in its turn when there is one.
 */
export class GoalsController implements ReactiveController {
  goals: readonly Goal[] = [];
  /** Why the last change of a goal was put back, by its id. */
  readonly failures = new Map<string, unknown>();

  private readonly host: ReactiveControllerHost;
  private readonly api: () => ApiClient;
  private readonly queue: ReplayQueue<GoalChange>;
  /** What the server last said; `goals` is this with the changes that are on their way. */
  private confirmed: readonly Goal[] = [];
  private readonly removed = new Map<string, Goal>();
  /** Which revision an own change made of which, as `id.revision`. */
  private readonly ownSteps = new Map<string, number>();

  constructor(host: ReactiveControllerHost, api: () => ApiClient, drafts: () => Drafts) {
    this.host = host;
    this.api = api;
    this.queue = new ReplayQueue(host, {
      ...{ drafts, key: 'goals.waiting' },
      send: (change) => this.send(change),
      refused: (change, error) => this.handleRefused(change, error),
      changed: () => this.show(),
    });
    host.addController(this);
  }

  /** How many changes wait for the network. */
  get waiting(): number {
    return this.queue.waiting;
  }

  hostConnected(): void {
    this.failures.clear();
  }

  async load(signal: AbortSignal): Promise<readonly Goal[]> {
    this.confirmed = await this.api().get<GoalList>('/goals', { signal });
    this.queue.begin();
    this.show();
    return this.goals;
  }

  /** Adds a goal. @throws ProblemError, for the form that holds what was written. */
  async add(goal: NewGoalInput): Promise<Goal> {
    await this.afterWaiting();
    const added = await this.api().post<Goal>('/goals', goal);
    this.confirmed = [...withOneFocus(this.confirmed, added), added];
    this.show();
    return added;
  }

  /** Saves what a form holds. @throws ProblemError, for the form to show. */
  async save(id: string, changes: GoalChangesInput): Promise<Goal> {
    await this.afterWaiting();
    const saved = await this.patch(id, changes, changes.revision);
    this.show();
    return saved;
  }

  /** Shows the change at once. Resolves with what became of it. */
  change(id: string, changes: GoalChangesInput): Promise<Outcome> {
    const revision = this.goals.find((one) => one.id === id)?.revision;
    return this.queue.add({ do: 'change', id, changes, revision });
  }

  /** Takes the goal off the page at once. Resolves with what became of it. */
  remove(id: string): Promise<Outcome> {
    const goal = this.goals.find((one) => one.id === id);
    if (goal) this.removed.set(id, goal);
    return this.queue.add({ do: 'remove', id });
  }

  /** Puts a removed goal back. */
  restore(id: string): Promise<Outcome> {
    return this.queue.add({ do: 'restore', id, goal: this.removed.get(id) });
  }

  /** Keeps the student's sentence on a tagged assignment. Resolves with what became of it. */
  changeStep(id: string, tagId: string, helpsBecause: string | null): Promise<Outcome> {
    return this.queue.add({ do: 'step', id, tagId, helpsBecause });
  }

  /** How many comments a goal has now. */
  noteComments(id: string, commentCount: number): void {
    this.confirmed = this.confirmed.map((goal) =>
      goal.id === id ? { ...goal, commentCount } : goal,
    );
    this.show();
  }

  private async send(change: GoalChange): Promise<void> {
    const { id } = change;
    if (change.do === 'change') await this.sendChange(change);
    else if (change.do === 'remove') {
      await this.api().delete(`/goals/${id}`);
      this.confirmed = applied(this.confirmed, change);
    } else if (change.do === 'restore') {
      const goal = await this.api().post<Goal>(`/goals/${id}/restore`);
      this.confirmed = [...this.confirmed.filter((one) => one.id !== id), goal];
    } else {
      const { tagId, helpsBecause } = change;
      await this.api().patch<GoalStep>(`/goal-steps/${tagId}`, { helpsBecause });
      this.confirmed = applied(this.confirmed, change);
    }
    this.failures.delete(id);
  }

  private async sendChange({ id, changes, revision }: GoalChange & { do: 'change' }) {
    try {
      await this.patch(id, changes, revision);
    } catch (error) {
      if (!isConflict(error)) throw error;
      await this.readAgain();
      const goal = this.confirmed.find((one) => one.id === id);
      if (!goal || !isAlready(goal, changes)) throw error;
      // One change since, and it says what this one asks for: it was this one.
      const sent = this.latestOwn(id, revision);
      if (goal.revision === (sent ?? 0) + 1) this.noteOwn(id, sent, goal.revision);
    }
  }

  /** Changes one goal, as long as nobody but this page has changed it since `seen`. */
  private async patch(id: string, changes: GoalChangesInput, seen: number | undefined) {
    const revision = this.latestOwn(id, seen);
    const body = { ...changes, ...(revision !== undefined && { revision }) };
    const saved = await this.api().patch<Goal>(`/goals/${id}`, body);
    this.noteOwn(id, revision, saved.revision);
    this.confirmed = withOneFocus(this.confirmed, saved).map((goal) =>
      goal.id === saved.id ? saved : goal,
    );
    return saved;
  }

  private noteOwn(id: string, from: number | undefined, to: number): void {
    if (from !== undefined) this.ownSteps.set(`${id}.${String(from)}`, to);
  }

  /** A change that waited before this one has moved the goal on: that is no conflict. */
  private latestOwn(id: string, seen: number | undefined): number | undefined {
    let latest = seen;
    while (latest !== undefined) {
      const next = this.ownSteps.get(`${id}.${String(latest)}`);
      if (next === undefined || next <= latest) break;
      latest = next;
    }
    return latest;
  }

  /** @throws ProblemError `offline` while older changes wait: nothing may overtake them. */
  private async afterWaiting(): Promise<void> {
    if (!(await this.queue.flush())) throw new ProblemError('offline', 0);
  }

  private async handleRefused(change: GoalChange, error: unknown): Promise<void> {
    this.failures.set(change.id, error);
    if (isConflict(error) && change.do !== 'change') await this.readAgain();
  }

  /** What another window saved is shown, so that the next try starts from it. */
  private async readAgain(): Promise<void> {
    try {
      this.confirmed = await this.api().get<GoalList>('/goals');
    } catch {
      // The failure that led here is told; the old state stays.
    }
  }

  private show(): void {
    this.goals = this.queue.changes.reduce(applied, this.confirmed);
    this.host.requestUpdate();
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'conflict';
}
