import type { Task } from '@lit/task';
import { html } from 'lit';
import './ilp-error-state.js';
import './ilp-skeleton.js';

/**
 * The four states of loading: grey lines, then the content (or its empty state), or the failure
 * with "try again".
 *
 * Failures offer the same task again; a view that wants other words draws them itself.
 */
export function renderLoad<A extends readonly unknown[], T>(
  task: Task<A, T>,
  complete: (value: T) => unknown,
  { lines = 4 } = {},
) {
  const pending = () => html`<ilp-skeleton lines=${lines}></ilp-skeleton>`;
  return task.render({
    initial: pending,
    pending,
    error: (error) =>
      html`<ilp-error-state .error=${error} @ilp-retry=${() => void task.run()}></ilp-error-state>`,
    complete,
  });
}
