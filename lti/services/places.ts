/** Callers of this node that wait for a place which another call of this node will leave. */
export interface Places {
  /** Waits so long, or until it is this caller's turn to look again. @returns whether it is. */
  wait(key: string, milliseconds: number): Promise<boolean>;
  /** A call has ended: whoever waits longest looks first. */
  leave(key: string): void;
}

export function createPlaces(sleep: (milliseconds: number) => Promise<void>): Places {
  const lines = new Map<string, (() => void)[]>();
  return {
    async wait(key, milliseconds) {
      const line = lines.get(key) ?? [];
      lines.set(key, line);
      let call: () => void = () => undefined;
      const called = new Promise<true>((resolve) => {
        call = () => {
          resolve(true);
        };
      });
      line.push(call);
      const isCalled = await Promise.race([called, sleep(milliseconds).then(() => false)]);
      const at = line.indexOf(call);
      if (at >= 0) line.splice(at, 1);
      if (line.length === 0 && lines.get(key) === line) lines.delete(key);
      return isCalled;
    },
    leave(key) {
      lines.get(key)?.shift()?.();
    },
  };
}
