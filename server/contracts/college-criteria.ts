/** What colleges are chosen by; words: `colleges.by-<id>`. */
export const COLLEGE_CRITERIA = [
  'program',
  'field',
  'career',
  'award',
  'near',
  'state',
  'region',
  'community',
  'level',
  'control',
  'size',
  'price',
  'tuition',
  'tuitionOut',
  'open',
  'tests',
  'ratio',
  'retention',
  'completion',
  'earnings',
  'inPerson',
  'calendar',
] as const;

/** In which order they are listed. */
export const COLLEGE_SORTS = [
  'fit',
  'name',
  'price',
  'distance',
  'students',
  'completion',
] as const;
