import { property, query, state } from 'lit/decorators.js';
import type { Drafts } from '../api/drafts.js';
import { Attempt } from '../shared/attempt.js';
import type { IlpDialog } from '../shared/ilp-dialog.js';
import { IlpElement } from '../shared/ilp-element.js';
import type { IlpField } from '../shared/ilp-field.js';

/**
 * A dialog with one text to write and send: kept on the device until it is sent, sent by the button or by
 * Ctrl+Enter, open for as long as sending fails.
 *
 * It draws one `ilp-dialog` around a form that calls `handleSubmit` and `handleKey`, and one text field.
 */
export abstract class QuickText extends IlpElement {
  @property({ attribute: false }) drafts!: Drafts;

  @state() protected text = '';
  @state() private hasTried = false;

  @query('ilp-field[type=textarea]') protected readonly field!: IlpField;
  @query('ilp-dialog') private readonly dialog!: IlpDialog;

  protected readonly sending = new Attempt(this);

  /** What the draft is kept under. */
  protected abstract readonly key: string;

  /** Sends the text, not empty and without blanks around it; what it throws is shown. */
  protected abstract deliver(text: string): Promise<unknown>;

  /** Whether there is anybody to send it to. */
  protected canSend(): boolean {
    return true;
  }

  /** After it was sent. */
  protected sent(): void {
    // Nothing more to do by default.
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.text = (this.drafts.get(this.key) as string | undefined) ?? '';
  }

  protected override firstUpdated(): void {
    this.field.focus();
  }

  protected get isMissing(): boolean {
    return this.hasTried && this.text.trim() === '';
  }

  protected write(text: string): void {
    this.text = text;
    this.drafts.set(this.key, text);
  }

  /** Writes, and leaves the cursor there. */
  protected writeOn(text: string): void {
    this.write(text);
    this.field.focus();
  }

  protected readonly handleInput = (event: Event) => {
    this.write((event.currentTarget as IlpField).value);
  };

  protected readonly handleKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.submit();
  };

  protected readonly handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    void this.submit();
  };

  private async submit(): Promise<void> {
    this.hasTried = true;
    const text = this.text.trim();
    if (text === '') {
      this.field.focus();
      return;
    }
    if (!this.canSend()) return;
    if (!(await this.sending.run(() => this.deliver(text)))) return;
    this.drafts.remove(this.key);
    this.sent();
    this.dialog.open = false;
  }
}
