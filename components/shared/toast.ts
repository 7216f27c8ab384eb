/** A short message at the foot of the page, with at most one action: taking it back. */
export interface Toast {
  text: string;
  undo?: () => void | Promise<void>;
}

const toasts = new EventTarget();

export class ToastEvent extends Event {
  readonly toast: Toast;

  constructor(toast: Toast) {
    super('toast');
    this.toast = toast;
  }
}

/** Shows a toast. Never the only place of an error. */
export function showToast(toast: Toast): void {
  toasts.dispatchEvent(new ToastEvent(toast));
}

export function onToast(callback: (toast: Toast) => void): () => void {
  const listener = (event: Event) => {
    if (event instanceof ToastEvent) callback(event.toast);
  };
  toasts.addEventListener('toast', listener);
  return () => toasts.removeEventListener('toast', listener);
}
