const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

/** Making one takes many times as long as using it, and a timeline of seven years asks thousands of times. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  // This language writes days as `2027-03-01`.
  const made = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  clocks.set(timeZone, made);
  return made;
}

function wallOf(timeZone: string, at: Date): { day: string; minute: number } {
  const parts = clockOf(timeZone).formatToParts(at);
  const part = (name: Intl.DateTimeFormatPartTypes) =>
    parts.find(({ type }) => type === name)?.value ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

/** The day of a moment where a clock stands, as `2026-08-01`: an evening in Honolulu is tomorrow in UTC. */
export const dayIn = (timeZone: string, at: Date): string => wallOf(timeZone, at).day;

/** Minutes after midnight by a clock. */
export const minuteIn = (timeZone: string, at: Date): number => wallOf(timeZone, at).minute;

/**
 * The moment at which a clock shows this minute of a day. A minute that is left out when clocks go forward is
 * that of an hour before.
 */
export function momentIn(timeZone: string, day: string, minute = 0): Date {
  const wanted = Date.parse(day) + minute * MINUTE_MS;
  const aheadAt = (at: number) => {
    const wall = wallOf(timeZone, new Date(at));
    return Date.parse(wall.day) + wall.minute * MINUTE_MS - at;
  };
  // The second look sees the clock of that very hour, where it was put forward or back since the first.
  const near = wanted - aheadAt(wanted);
  return new Date(wanted - aheadAt(near));
}

/** A day some days later, or (with less than 0) earlier: days of 23 and 25 hours are days too. */
export const addDays = (day: string, days: number): string =>
  dayIn('UTC', new Date(Date.parse(day) + days * DAY_MS));

/** How many days the second is after the first. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
