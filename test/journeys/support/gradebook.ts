const EVERY_MS = 100;

/**
 * Waits until the sandbox's gradebook says so of a student. A score leaves when the queue comes to it, some only
 * after the time to undo: how much of that has passed depends on how fast the machine went through the steps
 * before. So nothing but the time of the test ends this.
 *
 * @param course - the course's address, as people open it.
 * @param name - the student's.
 * @param wanted - what their row says when the score is there.
 */
export async function gradebookSays(course: string, name: string, wanted: RegExp): Promise<void> {
  // Node may not know `lms.localhost`.
  const address = `${course.replace('lms.localhost', '127.0.0.1')}/grades?as=teacher`;
  const isThere = async () => wanted.test(rowOf(await (await fetch(address)).text(), name));
  while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
}

function rowOf(gradebook: string, name: string): string {
  return gradebook.split('<tr>').find((row) => row.includes(`>${name}</th>`)) ?? '';
}
