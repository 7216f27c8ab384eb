/**
 * Detailed occupations whose jobs and pay the U.S. Bureau of Labor Statistics counts as one group, and the
 * group's code in its wage and projection tables.
 */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  '13-1020': ['13-1021', '13-1022', '13-1023'],
  '13-2020': ['13-2022', '13-2023'],
  '21-1018': ['21-1011', '21-1014'],
  '25-2052': ['25-2055', '25-2056'],
  '25-9045': ['25-9042', '25-9043', '25-9049'],
  '29-2010': ['29-2011', '29-2012'],
  '31-1120': ['31-1121', '31-1122'],
  '39-7010': ['39-7011', '39-7012'],
  '47-4090': ['47-4091', '47-4099'],
  '51-2028': ['51-2022', '51-2023'],
  '51-2090': ['51-2092', '51-2099'],
  '53-1047': ['53-1042', '53-1043', '53-1044', '53-1049'],
};

const GROUP_OF = new Map(
  Object.entries(GROUPS).flatMap(([group, codes]) => codes.map((code) => [code, group] as const)),
);

export const socOf = (code: string): string => code.slice(0, 7);

/**
 * What a table by SOC code says of an occupation: under its own code, else under its group's.
 *
 * @param code - an O*NET code, e.g. `13-1021.00`.
 */
export function ofSoc<T>(
  table: ReadonlyMap<string, T>,
  code: string,
): { facts: T; isGroup: boolean } | undefined {
  const soc = socOf(code);
  const own = table.get(soc);
  if (own !== undefined) return { facts: own, isGroup: false };
  const group = table.get(GROUP_OF.get(soc) ?? '');
  return group === undefined ? undefined : { facts: group, isGroup: true };
}

/** Pay and jobs are counted for `11-1011`; `11-1011.03` is a part of it and has no numbers of its own. */
export const isPartOfGroup = ({ code }: { code: string }) => !code.endsWith('.00');
