import { Task } from '@lit/task';
import { html } from 'lit';
import type { MyStudents } from '#contracts/staff-parts.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { layout, lists } from '../styles/shared.js';
import './ilp-own-parts.js';

/** Where a part of the staff begins: what it opens, and one's other parts. Needs the `parts` messages. */
export abstract class PartHomeView extends IlpView {
  static override styles = [layout, lists];

  protected abstract readonly words: { title: PlainKey; intro: PlainKey };

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<MyStudents>('/my-students', { signal }),
  });

  /** What the part opens, or that it has ended. */
  protected abstract renderPart(mine: MyStudents): unknown;

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${t(this.words.title)}</h1>
        <p class="quiet">${t(this.words.intro)}</p>
      </div>
      ${renderLoad(
        this.loading,
        (mine) =>
          html`${this.renderPart(mine)}
            <ilp-own-parts
              .api=${this.api}
              .session=${this.session}
              .parts=${mine.parts}
            ></ilp-own-parts>`,
        { lines: 6 },
      )}
    </div>`;
  }
}
