import { property } from 'lit/decorators.js';
import type { StudentRecord } from '#contracts/advising.js';
import type { ApiClient } from '../api/client.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';

/** The server knows the record better now. */
export class RecordChangeEvent extends Event {
  static readonly type = 'ilp-record-change';
  readonly record: StudentRecord;

  constructor(record: StudentRecord) {
    super(RecordChangeEvent.type, { bubbles: true, composed: true });
    this.record = record;
  }
}

/** A part of the record page: shows some of the record, and asks the server for changes. */
export abstract class RecordSection extends IlpElement {
  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) record!: StudentRecord;

  protected readonly asking = new Attempt(this);

  /** What fails is shown by `asking`. @returns whether it succeeded. */
  protected ask(request: () => Promise<StudentRecord>): Promise<boolean> {
    return this.asking.run(() => this.change(request));
  }

  /** @throws ProblemError of the request */
  protected async change(request: () => Promise<StudentRecord>): Promise<void> {
    this.dispatchEvent(new RecordChangeEvent(await request()));
  }

  protected async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }
}

declare global {
  interface HTMLElementEventMap {
    [RecordChangeEvent.type]: RecordChangeEvent;
  }
}
