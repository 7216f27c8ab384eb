import type { RosterMember, RosterPage } from '#lti/types.js';

/** Reads a class list to its end. */
export async function wholeRoster(pages: AsyncIterable<RosterPage>) {
  const whole = { members: [] as RosterMember[], skipped: 0, pages: 0 };
  for await (const { members, skipped } of pages) {
    whole.members.push(...members);
    whole.skipped += skipped;
    whole.pages += 1;
  }
  return whole;
}
