import type { Row } from '../reading/row.js';
import { coded, isPublished, known, published } from './college-cells.js';
import { ipedsTable, type IpedsYear } from './ipeds-table.js';

const CONTROL = { 1: 'public', 2: 'nonprofit', 3: 'for-profit' } as const;
const LEVEL = { 1: 'four-year', 2: 'two-year', 3: 'under-two' } as const;
const HIGHEST = {
  ...{ 1: 'cert-under-1yr', 2: 'cert-1-2yr', 3: 'associate', 4: 'cert-2-4yr', 5: 'bachelor' },
  ...{ 6: 'postbacc-cert', 7: 'master', 8: 'postmaster-cert', 9: 'doctorate' },
} as const;
const REGION = {
  ...{ 0: 'us-service-schools', 1: 'new-england', 2: 'mid-east', 3: 'great-lakes', 4: 'plains' },
  ...{ 5: 'southeast', 6: 'southwest', 7: 'rocky-mountains', 8: 'far-west', 9: 'outlying-areas' },
} as const;
const BAND = {
  ...{ 1: 'under-1000', 2: '1000-4999', 3: '5000-9999', 4: '10000-19999', 5: '20000-plus' },
} as const;

const YES = '1';
const NO = '2';
const OFFICE = '0';
/** Statuses of the survey for a college that is out of business or was joined to another. */
const OVER = new Set(['C', 'D', 'M']);

/**
 * The directory of colleges (HD): the list itself. Colleges for graduates only, offices and those closed to
 * the public are passed over; of one that has closed only the year is taken.
 */
export const ipedsDirectory = ipedsTable({
  id: 'ipeds-directory',
  part: 'colleges-directory',
  file: /hd(\d{4})/i,
  yearOf: (year: IpedsYear) => year,
  columns: {
    ...{ unitid: 'unitid', name: 'instnm', city: 'city', state: 'stabbr', zip: 'zip' },
    ...{ region: 'obereg', county: 'countynm', latitude: 'latitude', longitude: 'longitud' },
    ...{ locale: 'locale', control: 'control', level: 'iclevel', highest: 'hloffer' },
    ...{ size: 'instsize', hbcu: 'hbcu', tribal: 'tribal', sector: 'sector' },
    ...{ undergraduates: 'ugoffer', isPublic: 'openpubl', isActive: 'cyactive', status: 'act' },
    ...{ closedAt: 'closedat', lastYear: 'deathyr', home: 'webaddr', admissions: 'adminurl' },
    ...{ apply: 'applurl', aid: 'faidurl', calculator: 'npricurl' },
  },
  knownBy: ['name', 'state', 'highest', 'closedAt'],
  optional: ['region', 'county', 'locale', 'size', 'hbcu', 'tribal', 'undergraduates', 'isPublic'],
  isOlderText: true,
  factsOf(row) {
    const closedIn = closingOf(row);
    // Who saved it still reads what was known of it; the survey has no more to say.
    if (closedIn !== undefined) return { closedIn };
    return row.text('isActive') === YES && isForStudents(row) ? placeOf(row) : null;
  },
});

const isForStudents = (row: Row) =>
  row.text('sector') !== OFFICE &&
  row.text('undergraduates') !== NO &&
  !['0', NO].includes(row.text('isPublic'));

/** The year in which it closed, null for an unknown one, undefined while it is open. */
function closingOf(row: Row): number | null | undefined {
  const years = ['closedAt', 'lastYear'].flatMap((column) => {
    const found = /\b(?:19|20)\d\d\b/.exec(row.text(column))?.[0];
    return found === undefined ? [] : [Number(found)];
  });
  if (years[0] !== undefined) return years[0];
  if (isPublished(row.text('closedAt'))) return null;
  return row.text('isActive') !== YES && OVER.has(row.text('status')) ? null : undefined;
}

function placeOf(row: Row): object {
  const county = row.text('county');
  return known({
    ...{ title: needed(row, 'name'), city: needed(row, 'city') },
    state: row.code('state', /^[A-Z]{2}$/),
    zip: row.code('zip', /^\d{5}/)?.slice(0, 5),
    county: isPublished(county) ? county : null,
    region: coded(row, 'region', REGION) ?? 'outlying-areas',
    at: [row.number('latitude', [-90, 90]), row.number('longitude', [-180, 180])].map(rounded),
    locale: published(row, 'locale', [11, 43]),
    control: required(row, 'control', CONTROL),
    level: required(row, 'level', LEVEL),
    highest: required(row, 'highest', HIGHEST),
    band: coded(row, 'size', BAND),
    kinds: flags(row, ['hbcu', 'tribal']),
    links: ['home', 'admissions', 'apply', 'aid', 'calculator'].map((name) => link(row.text(name))),
  });
}

function needed(row: Row, column: string): string {
  const text = row.text(column);
  if (text === '') row.note(column, 'missing');
  return text;
}

function required<T>(row: Row, column: string, ids: Readonly<Record<string, T>>): T | null {
  const id = coded(row, column, ids);
  if (id === null && !isPublished(row.text(column))) row.note(column, 'missing');
  return id;
}

/** Which of the flags are set; null when none is. */
export function flags(row: Row, names: readonly string[]): string[] | null {
  const set = names.filter((name) => row.text(name) === YES);
  return set.length > 0 ? set : null;
}

const rounded = (degrees: number | null) => (degrees === null ? null : Number(degrees.toFixed(5)));

/** A web address as a browser takes it; null for anything that is none. */
function link(written: string): string | null {
  if (!isPublished(written)) return null;
  const address = (/^https?:\/\//i.test(written) ? written : `https://${written}`).replaceAll(
    ' ',
    '%20',
  );
  return URL.canParse(address) ? address : null;
}
