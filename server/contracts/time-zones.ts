/** Plain values for the browser too: the zones of US schools, from east to west. */
export const US_ZONES = [
  'America/Puerto_Rico',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'Pacific/Pago_Pago',
  'Pacific/Guam',
] as const;

/** Every zone of the IANA list that this machine knows, those of US schools and UTC first. */
export function timeZones(): string[] {
  return [...new Set([...US_ZONES, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
}

/** A zone as people know it, in the reader's language: "Mountain Time (America/Denver)". */
export function zoneWords(timeZone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, {
    ...{ timeZone, timeZoneName: 'longGeneric' },
  }).formatToParts();
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  return `${name} (${timeZone.replaceAll('_', ' ')})`;
}
