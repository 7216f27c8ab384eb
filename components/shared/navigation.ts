let base = '/';

const moves = new EventTarget();

/** The address all views live under, e.g. `/app/17/`; set once at the start. */
export function setBasePath(path: string): void {
  base = path.endsWith('/') ? path : `${path}/`;
}

export function getBasePath(): string {
  return base;
}

/** The address of a view, for `<a href>`: `hrefFor('goals')`. Parts from data must be encoded. */
export function hrefFor(path: string): string {
  return base + path;
}

/** Goes to a view without loading the page anew. Links with `hrefFor` do this by themselves. */
export function navigate(path: string, { replace = false } = {}): void {
  const href = hrefFor(path);
  if (replace) history.replaceState(null, '', href);
  else history.pushState(null, '', href);
  moves.dispatchEvent(new Event('move'));
}

/** Calls back after `navigate` and after Back or Forward; returns the way to stop. */
export function onNavigate(callback: () => void): () => void {
  moves.addEventListener('move', callback);
  window.addEventListener('popstate', callback);
  return () => {
    moves.removeEventListener('move', callback);
    window.removeEventListener('popstate', callback);
  };
}
