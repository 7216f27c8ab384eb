/**
 * SQL: the day of a moment by the district's own clock, a `date`. Needs the tenant as $1.
 *
 * No moment becomes a day in another way: the database counts by UTC, in which an assignment that is due at
 * the last minute of a day in Honolulu is due on the next.
 *
 * @param moment - an SQL expression of the type timestamptz.
 * @param zone - where a statement has the row of the tenant anyway, its `time_zone`.
 */
export const daySql = (
  moment: string,
  zone = '(select d.time_zone from tenants d where d.id = $1)',
): string => `((${moment}) at time zone ${zone})::date`;
