/** What must be put away when the last test has run. Kept apart so that unit tests load nothing else. */
const tasks: (() => Promise<void>)[] = [];

export function atTheEnd(task: () => Promise<void>): void {
  tasks.push(task);
}

export async function cleanUp(): Promise<void> {
  for (const task of tasks.splice(0).reverse()) await task();
}
