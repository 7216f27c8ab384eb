/** `2026-05-14`, or as spreadsheets in the United States write it: `5/14/2026`. */
export function readDay(value: string): string | null {
  const parts =
    /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/.exec(value) ??
    /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})$/.exec(value);
  if (!parts?.groups) return null;
  const { year = '', month = '', day = '' } = parts.groups;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  // The 30th of February is read as the 2nd of March by some.
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
  return isDay && year >= '1990' ? iso : null;
}
