import type { CollegeMap, CollegeSelection, FoundCollege } from '#contracts/college-selector.js';
import type {
  CollegeCareers,
  CollegeFact,
  CollegeGap,
  CollegeProfile,
  CollegePrograms,
  CollegeSource,
} from '#contracts/colleges.js';

const YEARS = '2023–24';
const from = (id: CollegeSource['id']): CollegeSource => ({ id, years: YEARS });
const fact = (value: number, id: CollegeSource['id'] = 'scorecard'): CollegeFact => ({
  ...{ value, none: null, source: from(id) },
});
const gap = (none: CollegeGap, id: CollegeSource['id'] = 'scorecard'): CollegeFact => ({
  ...{ value: null, none, source: from(id) },
});

export const college: CollegeProfile = {
  ...{ code: '110635', name: 'University of California-Berkeley', nameLocale: 'en' },
  ...{ city: 'Berkeley', state: 'CA', county: 'Alameda County', region: 'far-west' },
  ...{ community: 'city', communitySize: 'midsize', control: 'public', level: 'four-year' },
  ...{ highestAward: 'doctorate', calendar: 'semester', kinds: ['hsi'], isReligious: false },
  ...{ students: 33_073, netPrice: 14_979, completion: 0.9345 },
  placeSource: from('directory'),
  undergraduates: fact(33_073),
  studentsPerTeacher: fact(18),
  tuitionInState: fact(14_850),
  tuitionOutOfState: fact(45_627),
  tuitionByProgram: gap('priced-by-year'),
  costOfAttendance: fact(42_708),
  housingOnCampus: fact(22_692),
  housingOffCampus: fact(17_614),
  books: fact(1_273),
  averageNetPrice: fact(14_979),
  netPriceByIncome: {
    data: [
      { income: '0-30', dollars: -500 },
      { income: '30-48', dollars: 7_751 },
      { income: '48-75', dollars: null },
      { income: '75-110', dollars: 18_713 },
      { income: '110-up', dollars: 35_154 },
    ],
    ...{ none: null, source: from('scorecard') },
  },
  openAdmission: { data: false, none: null, source: from('characteristics') },
  applicants: fact(124_242, 'admissions'),
  admitted: fact(13_639, 'admissions'),
  admissionRate: fact(0.1098, 'admissions'),
  testPolicy: { data: 'considered-not-required', none: null, source: from('admissions') },
  sat: {
    data: { reading: [650, 700, 750], math: [660, null, 790] },
    ...{ none: null, source: from('admissions') },
  },
  act: { data: [28, 31, 34], none: null, source: from('admissions') },
  completionRate: fact(0.9345),
  retentionRate: fact(0.9675),
  earnings: fact(92_446, 'earnings'),
  pellShare: fact(0.2733),
  loanShare: fact(0.1823),
  links: {
    ...{ home: 'https://college.example/', admissions: null, apply: null, aid: null },
    priceCalculator: 'https://college.example/price',
  },
};

/** A small school that published next to nothing. */
export const bareCollege: CollegeProfile = {
  ...college,
  ...{ community: null, communitySize: null, county: null, calendar: null, kinds: [] },
  ...{ control: 'for-profit', level: 'under-two', highestAward: 'cert-1-2yr' },
  ...{ students: null, netPrice: null, completion: null },
  undergraduates: gap('not-reported'),
  studentsPerTeacher: gap('not-reported'),
  tuitionInState: gap('priced-by-program'),
  tuitionOutOfState: gap('priced-by-program'),
  tuitionByProgram: fact(1_320),
  costOfAttendance: gap('not-reported'),
  housingOnCampus: gap('no-housing'),
  housingOffCampus: gap('not-reported'),
  books: gap('not-reported'),
  averageNetPrice: gap('few-or-not-reported'),
  netPriceByIncome: { data: null, none: 'few-or-not-reported', source: from('scorecard') },
  openAdmission: { data: true, none: null, source: from('characteristics') },
  applicants: gap('open-admission', 'admissions'),
  admitted: gap('open-admission', 'admissions'),
  admissionRate: gap('open-admission', 'admissions'),
  testPolicy: { data: null, none: 'open-admission', source: from('admissions') },
  sat: { data: null, none: 'open-admission', source: from('admissions') },
  act: { data: null, none: 'open-admission', source: from('admissions') },
  completionRate: gap('few-or-not-reported'),
  retentionRate: gap('no-first-year'),
  earnings: gap('few-or-not-reported', 'earnings'),
  pellShare: gap('not-reported'),
  loanShare: gap('not-reported'),
  links: { home: null, admissions: null, apply: null, aid: null, priceCalculator: null },
};

const english = { titleLocale: 'en' };
export const programs: CollegePrograms = {
  items: [
    {
      ...{ code: '11.0701', title: 'Computer Science', family: '11', ...english },
      awards: [
        { award: 'bachelor', finishers: 796 },
        { award: 'master', finishers: 11 },
      ],
    },
    {
      ...{ code: '51.3801', title: 'Registered Nursing', family: '51', ...english },
      awards: [{ award: 'associate', finishers: 0 }],
    },
  ],
  ...{ none: null, source: from('completions') },
};

export const found: FoundCollege = {
  ...{ code: '202222', name: 'Columbus State Community College', nameLocale: 'en' },
  ...{ city: 'Columbus', state: 'OH', community: 'city', control: 'public', level: 'two-year' },
  ...{ students: 17_128, netPrice: 7_233, completion: null, miles: 2, matched: null },
  reasons: [
    { by: 'career', isMet: true, value: 'Registered Nursing' },
    { by: 'near', isMet: true, value: 2 },
    { by: 'price', isMet: false, value: 7_233 },
    { by: 'completion', isMet: false, value: null },
  ],
};

export const selection: CollegeSelection = {
  total: 2,
  items: [found, { ...found, code: '110635', name: 'Another College', reasons: [] }],
  names: {
    ...{ program: null, career: 'Registered Nurses' },
    place: { id: 'columbus-oh', city: 'Columbus', state: 'OH' },
  },
  options: [
    {
      by: 'level',
      options: [
        { id: 'four-year', count: 12 },
        { id: 'two-year', count: 3 },
      ],
    },
    { by: 'state', options: [{ id: 'OH', count: 15 }] },
  ],
  withoutData: [{ by: 'price', count: 4 }],
  relax: [],
  sources: [from('directory'), from('scorecard')],
};

export const collegeMap: CollegeMap = {
  ...{ total: 2, offMap: 1, place: { x: 600, y: 250 }, background: [10, 10, 20, 20] },
  found: [{ code: '202222', name: found.name, city: 'Columbus', state: 'OH', x: 610, y: 255 }],
  source: from('directory'),
};

export const careers: CollegeCareers = {
  total: 2,
  clusters: [{ id: 'health-science', count: 2 }],
  items: [],
  ...{ none: null, sources: [from('completions'), from('cip-soc')] },
};
