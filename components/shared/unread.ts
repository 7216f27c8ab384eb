const changes = new EventTarget();

class UnreadEvent extends Event {
  readonly unread: number;

  constructor(unread: number) {
    super('unread');
    this.unread = unread;
  }
}

/** A view knows how many lines of the list of what is new nobody has read. */
export function tellUnread(unread: number): void {
  changes.dispatchEvent(new UnreadEvent(unread));
}

/** Calls back with the number; returns the way to stop. */
export function onUnread(callback: (unread: number) => void): () => void {
  const listener = (event: Event) => {
    if (event instanceof UnreadEvent) callback(event.unread);
  };
  changes.addEventListener('unread', listener);
  return () => {
    changes.removeEventListener('unread', listener);
  };
}
