import { createContext } from '@lit/context';

const PREFIX = 'pathlight.draft.';

/**
 * What a person wrote that the server does not have yet: in memory, and in sessionStorage where the
 * browser allows it. Each person has their own, since classrooms share machines.
 */
export class Drafts {
  private readonly personId: string;
  private readonly memory = new Map<string, string>();

  constructor(personId: string) {
    this.personId = personId;
    forgetOthers(this.prefix);
  }

  get(key: string): unknown {
    const text = this.memory.get(key) ?? read(this.prefix + key);
    return text === null ? undefined : (JSON.parse(text) as unknown);
  }

  set(key: string, value: unknown): void {
    const text = JSON.stringify(value);
    this.memory.set(key, text);
    attempt((storage) => storage.setItem(this.prefix + key, text));
  }

  remove(key: string): void {
    this.memory.delete(key);
    attempt((storage) => storage.removeItem(this.prefix + key));
  }

  private get prefix(): string {
    return `${PREFIX}${this.personId}.`;
  }
}

export const draftsContext = createContext<Drafts>(Symbol('drafts'));

/** A browser may refuse storage in a frame; then memory alone has to do. */
function attempt<T>(action: (storage: Storage) => T): T | null {
  try {
    return action(window.sessionStorage);
  } catch {
    return null;
  }
}

function read(key: string): string | null {
  return attempt((storage) => storage.getItem(key));
}

function forgetOthers(ownPrefix: string): void {
  attempt((storage) => {
    for (const key of Object.keys(storage)) {
      if (key.startsWith(PREFIX) && !key.startsWith(ownPrefix)) storage.removeItem(key);
    }
  });
}
