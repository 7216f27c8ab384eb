import type { ReactiveController } from 'lit';
import type { Activity } from '#contracts/activities.js';
import { ProblemError } from '../api/problem-error.js';
import { AutosaveController } from '../shared/autosave-controller.js';
import type { IlpView } from '../shared/ilp-view.js';
import {
  type ActivityDraft,
  type ActivityField,
  type ActivityValues,
  changesBetween,
  draftKey,
  merge,
  NEW_DRAFT,
  valuesOf,
} from './activity-draft.js';

export interface EditingEvents {
  saved: (activity: Activity) => void;
  /** Another window changed other fields: both changes are in. */
  merged: () => void;
}

/**
 * One activity while its student writes: saved as they go, kept on the device until the server has it,
 * and brought together with what another window wrote.
 */
export class ActivityEditing implements ReactiveController {
  values: ActivityValues;
  /** The other window's version and where it differs, while the student has to choose. */
  theirs: { values: ActivityValues; fields: ActivityField[] } | null = null;
  readonly autosave: AutosaveController<ActivityDraft>;

  private readonly host: IlpView;
  private readonly events: EditingEvents;
  private readonly key: string;
  private readonly id: string;
  private base: ActivityValues;
  private revision: number;

  constructor(host: IlpView, start: ActivityDraft, events: EditingEvents) {
    this.host = host;
    this.events = events;
    this.id = start.id;
    this.base = start.base;
    this.values = start.values;
    this.revision = start.revision;
    this.key = start.revision === 0 ? NEW_DRAFT : draftKey(start.id);
    this.autosave = new AutosaveController<ActivityDraft>(host, {
      save: (draft, signal) => this.save(draft.values, signal),
      draft: { drafts: host.drafts, key: this.key },
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.theirs = null;
  }

  /** Without a name it waits on the device: the server keeps nothing nameless. */
  get hasTitle(): boolean {
    return this.values.title.trim() !== '';
  }

  write(changes: Partial<ActivityValues>): void {
    this.values = { ...this.values, ...changes };
    this.keep();
  }

  /** Saves a draft that was found on the device. */
  keep(): void {
    const draft = this.draft();
    if (this.hasTitle) this.autosave.change(draft);
    else this.host.drafts.set(this.key, draft);
    this.host.requestUpdate();
  }

  /** Of two versions the student keeps one; the other stays in the history. */
  choose(choice: 'mine' | 'theirs'): void {
    const { theirs } = this;
    if (choice === 'theirs' && theirs)
      this.values = {
        ...this.values,
        ...Object.fromEntries(theirs.fields.map((field) => [field, theirs.values[field]])),
      };
    this.theirs = null;
    this.keep();
  }

  private draft(): ActivityDraft {
    const { id, revision, base, values } = this;
    return { id, revision, base, values };
  }

  private async save(values: ActivityValues, signal: AbortSignal): Promise<void> {
    if (this.revision === 0) await this.create(values, signal);
    try {
      await this.send(values, signal);
    } catch (error) {
      if (!isConflict(error)) throw error;
      await this.bringTogether(error, signal);
    }
  }

  /** Sent again after a lost answer, it gives what was stored the first time. */
  private async create(values: ActivityValues, signal: AbortSignal): Promise<void> {
    const body = { id: this.id, ...changesBetween(this.base, values), kind: values.kind };
    this.accept(await this.host.api.post<Activity>('/my-activities', body, { signal }));
  }

  private async send(values: ActivityValues, signal: AbortSignal): Promise<void> {
    const changes = changesBetween(this.base, values);
    if (Object.keys(changes).length === 0) return;
    const body = { ...changes, revision: this.revision };
    const path = `/my-activities/${this.id}`;
    this.accept(await this.host.api.patch<Activity>(path, body, { signal, keepalive: true }));
  }

  private accept(saved: Activity): void {
    this.base = valuesOf(saved);
    this.revision = saved.revision;
    this.events.saved(saved);
  }

  /** @throws the conflict, when both changed the same field: then the student chooses. */
  private async bringTogether(conflict: unknown, signal: AbortSignal): Promise<void> {
    const path = `/my-activities/${this.id}`;
    const newest = await this.host.api.get<Activity>(path, { signal });
    const theirs = valuesOf(newest);
    const { values, conflicts } = merge(this.base, this.values, theirs);
    this.base = theirs;
    this.revision = newest.revision;
    this.values = values;
    this.host.requestUpdate();
    if (conflicts.length > 0) {
      this.theirs = { values: theirs, fields: conflicts };
      throw conflict;
    }
    await this.send(values, signal);
    this.events.merged();
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'conflict';
}
