import { Task, TaskStatus } from '@lit/task';
import { html, nothing } from 'lit';
import type { ReactiveController } from 'lit';
import type { Activity, ActivityList } from '#contracts/activities.js';
import type { HoursSummary } from '#contracts/activity-hours.js';
import { problemMessage } from '../api/problem-messages.js';
import { Attempt } from '../shared/attempt.js';
import type { IlpView } from '../shared/ilp-view.js';
import {
  type ActivityDraft,
  draftKey,
  emptyValues,
  NEW_DRAFT,
  valuesOf,
} from './activity-draft.js';
import { newId } from '../shared/new-id.js';

/** What an editor begins with. */
export interface EditorStart {
  draft: ActivityDraft;
  /** It holds words that are not saved yet. */
  resumes: boolean;
}

/** The activities on screen and the hours they add up to; a removal shows before the server knows. */
export class ActivitiesController implements ReactiveController {
  list: ActivityList | undefined;
  hours: HoursSummary | undefined;
  readonly loading: Task<readonly [string], ActivityList>;
  readonly takingAway: Attempt;

  private readonly host: IlpView;
  private readonly loadingHours: Task<readonly [], HoursSummary>;

  constructor(
    host: IlpView,
    query: () => string,
    loaded: (list: ActivityList, isFirst: boolean) => void,
  ) {
    this.host = host;
    this.takingAway = new Attempt(host);
    this.loading = new Task(host, {
      args: () => [query()] as const,
      task: ([wanted], { signal }) =>
        host.api.get<ActivityList>(`/my-activities${wanted}`, { signal }),
      onComplete: (list) => {
        const isFirst = !this.list;
        this.list = list;
        loaded(list, isFirst);
      },
    });
    this.loadingHours = new Task(host, {
      args: () => [] as const,
      task: (_, { signal }) => host.api.get<HoursSummary>('/my-activities/hours', { signal }),
      onComplete: (hours) => (this.hours = hours),
    });
    host.addController(this);
  }

  hostConnected(): void {
    // Needs nothing of its host but the drawing.
  }

  /** Why a removal or reading the list anew did not work, above the list that stands. */
  renderFaults() {
    const { list, loading, takingAway } = this;
    return html`${takingAway.renderFault()}
    ${
      list && loading.status === TaskStatus.ERROR
        ? html`<p class="notice bad" role="alert">${problemMessage(loading.error)}</p>`
        : nothing
    }`;
  }

  find(id: string): Activity | undefined {
    return this.list?.activities.find((activity) => activity.id === id);
  }

  async reload(): Promise<void> {
    await Promise.all([this.loading.run(), this.loadingHours.run()]);
  }

  reloadHours(): void {
    void this.loadingHours.run();
  }

  /** Takes it off the page at once; a refusal puts it back. Resolves whether it is gone. */
  async takeAway(id: string): Promise<boolean> {
    const before = this.list;
    if (!before) return false;
    const activities = before.activities.filter((activity) => activity.id !== id);
    this.show({ ...before, activities, total: before.total - 1 });
    const path = `/my-activities/${id}`;
    const isGone = await this.takingAway.run(() => this.host.api.delete(path));
    if (isGone) this.reloadHours();
    else this.show(before);
    return isGone;
  }

  /** Resolves whether it is back. */
  async restore(id: string): Promise<boolean> {
    const path = `/my-activities/${id}/restore`;
    if (!(await this.takingAway.run(() => this.host.api.post(path)))) return false;
    await this.reload();
    return true;
  }

  /** What the device still holds comes before what the server has; `new` for one that is not there. */
  startFor(id: string, kind: Activity['kind']): EditorStart {
    const key = id === 'new' ? NEW_DRAFT : draftKey(id);
    const kept = this.host.drafts.get(key) as ActivityDraft | undefined;
    if (kept) return { draft: kept, resumes: true };
    const known = this.find(id);
    if (known) {
      const values = valuesOf(known);
      return { draft: { id, revision: known.revision, base: values, values }, resumes: false };
    }
    const level = this.list?.gradeLevel;
    const values = emptyValues(kind, level ? [level] : []);
    const draft = { id: newId(), revision: 0, base: emptyValues(kind), values };
    return { draft, resumes: false };
  }

  private show(list: ActivityList): void {
    this.list = list;
    this.host.requestUpdate();
  }
}
