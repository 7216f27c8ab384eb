import type { CareerBrief, CareerProfile, CareersHome, SavedCareer } from '#contracts/careers.js';
import type { Opinion } from '#contracts/opinions.js';
import type { CareerPrograms, ProgramBrief, ProgramReply } from '#contracts/programs.js';

export const nurse: CareerBrief = {
  code: '29-1141.00',
  title: 'Registered Nurses',
  titleLocale: 'en',
  clusters: ['health-science'],
  areas: ['s', 'i', 'c'],
  zone: 3,
  typicalEducation: 'bachelor-s-degree',
  medianYearly: 93_600,
  medianHourly: 45,
  growthPercent: 4.9,
  outlook: 'faster',
};

export const carpenter: CareerBrief = {
  ...nurse,
  code: '47-2031.00',
  title: 'Carpenters',
  clusters: ['architecture-and-construction'],
  areas: ['r', 'c', 'i'],
  medianYearly: 59_310,
  medianHourly: 28.51,
};

/** Paid by the show: there is no yearly number. */
export const actor: CareerBrief = {
  ...nurse,
  code: '27-2011.00',
  title: 'Actors',
  areas: ['a', 'e', 's'],
  medianYearly: null,
  medianHourly: 23.33,
};

export const home: CareersHome = {
  careers: (['r', 'i', 'a', 's', 'e', 'c'] as const).map((area, index) => ({
    ...nurse,
    code: `29-114${index}.00`,
    title: `Career ${index + 1}`,
    area,
    areas: [area, 's' as const],
    paySource: { id: 'wages' as const, year: 2025 },
  })),
  total: 1016,
  clusters: [
    { id: 'health-science', count: 120 },
    { id: 'finance', count: 31 },
  ],
  subjects: [{ id: 'biology-life-science', count: 44 }],
  letters: [{ id: 'A', count: 70 }],
};

const onet = (id: 'interests' | 'zones' | 'skills' | 'technology' | 'related') =>
  ({ id, year: 2025 }) as const;

/** A career with every section. */
export const profile: CareerProfile = {
  ...nurse,
  alsoCalled: ['Charge Nurse', 'Staff Nurse'],
  titlesSource: { id: 'titles', year: 2025 },
  work: {
    data: { skills: ['service-orientation'], knowledge: ['medicine-and-dentistry', 'psychology'] },
    noData: null,
    source: onet('skills'),
  },
  interests: {
    data: { r: 3.2, i: 4.6, a: 2.2, s: 6.7, e: 2.8, c: 4.1 },
    noData: null,
    source: onet('interests'),
  },
  preparation: { data: { zone: 3 }, noData: null, source: onet('zones') },
  pay: {
    data: {
      yearly: { p10: 66_030, p25: 77_110, p50: 93_600, p75: 107_960, p90: 135_320 },
      hourly: { p10: 31.75, p25: 37.07, p50: 45, p75: 51.9, p90: 65.06 },
      meanYearly: 98_430,
      employment: 3_282_010,
      isForGroup: false,
    },
    noData: null,
    source: { id: 'wages', year: 2024 },
  },
  jobOutlook: {
    data: {
      fromYear: 2024,
      toYear: 2034,
      growthPercent: 4.9,
      label: 'faster',
      openingsPerYear: 189_100,
      employmentFrom: 3_391_000,
      employmentTo: 3_557_100,
      isFastGrowing: false,
      hasManyOpenings: true,
      isForGroup: false,
    },
    noData: null,
    source: { id: 'outlook', year: 2024 },
  },
  entry: {
    data: { education: 'bachelor-s-degree', experience: null, training: null },
    noData: null,
    source: { id: 'typical-education', year: 2024 },
  },
  educationLevels: {
    data: [
      { level: 5, percent: 38 },
      { level: 6, percent: 62 },
    ],
    noData: null,
    source: { id: 'education', year: 2025 },
  },
  skills: {
    data: [{ id: 'active-listening', importance: 4.1 }],
    noData: null,
    source: onet('skills'),
  },
  knowledge: {
    data: [{ id: 'psychology', importance: 4, subjects: ['psychology'] }],
    noData: null,
    source: onet('skills'),
  },
  subjects: {
    data: ['biology-life-science'],
    noData: null,
    source: { id: 'subjects', year: 2026 },
  },
  technology: {
    data: [{ name: 'Spreadsheet software', isHot: true }],
    noData: null,
    source: onet('technology'),
  },
  related: { data: [carpenter], noData: null, source: onet('related') },
  clusterSource: { id: 'clusters', year: 2025 },
  states: {
    data: {
      states: [
        {
          ...{ state: 'CA', name: 'California', employment: 331_000, locationQuotient: 0.8 },
          yearly: { p10: 87_500, p25: 112_000, p50: 140_330, p75: 169_000, p90: null },
          hourlyMedian: 67.47,
        },
        {
          ...{ state: 'TX', name: 'Texas', employment: 251_840, locationQuotient: null },
          yearly: { p10: 66_010, p25: 76_890, p50: 88_730, p75: 104_420, p90: 122_230 },
          hourlyMedian: 42.66,
        },
      ],
      isForGroup: false,
    },
    noData: null,
    source: { id: 'wages-states', year: 2025, release: 'May 2025' },
  },
  apprenticeships: {
    data: null,
    noData: 'not-imported',
    source: { id: 'apprenticeships', year: 2025 },
  },
  militaryJobs: {
    data: null,
    noData: 'not-imported',
    source: { id: 'military-jobs', year: 2024 },
  },
  noLongerListed: null,
};

/** A military job: nothing is published about it. */
export const bare: CareerProfile = {
  ...profile,
  code: '55-1011.00',
  title: 'Air Crew Officers',
  areas: [],
  typicalEducation: null,
  medianYearly: null,
  medianHourly: null,
  growthPercent: null,
  outlook: null,
  alsoCalled: ['Aircraft Commander'],
  work: { ...profile.work, data: null, noData: 'military' },
  interests: { ...profile.interests, data: null, noData: 'military' },
  preparation: { ...profile.preparation, data: null, noData: 'military' },
  pay: { ...profile.pay, data: null, noData: 'military' },
  jobOutlook: { ...profile.jobOutlook, data: null, noData: 'military' },
  entry: { ...profile.entry, data: null, noData: 'military' },
  educationLevels: { ...profile.educationLevels, data: null, noData: 'military' },
  skills: { ...profile.skills, data: null, noData: 'military' },
  knowledge: { ...profile.knowledge, data: null, noData: 'military' },
  subjects: { ...profile.subjects, data: null, noData: 'military' },
  technology: { ...profile.technology, data: null, noData: 'military' },
  related: { ...profile.related, data: null, noData: 'military' },
  states: { ...profile.states, data: null, noData: 'military' },
};

const programSources = {
  source: { id: 'cip-soc', year: 2020 },
  awardsSource: { id: 'completions', year: 2024 },
} as const;

const nursing: ProgramBrief = {
  code: '51.3801',
  title: 'Registered Nursing',
  titleLocale: 'en',
  family: '51',
  awards: [
    { level: 'associate', colleges: 1_132 },
    { level: 'bachelor', colleges: 1_192 },
  ],
  colleges: 2_122,
};

/** Ten programs, so that some wait behind a switch. */
export const careerPrograms: CareerPrograms = {
  items: Array.from({ length: 10 }, (_, index) => ({ ...nursing, code: `51.38${10 + index}` })),
  noData: null,
  isForGroup: false,
  ...programSources,
};

export const noPrograms: CareerPrograms = { ...careerPrograms, items: [], noData: 'no-program' };

export const program: ProgramReply = {
  ...nursing,
  careers: [nurse],
  noData: null,
  ...programSources,
};

export const nothingSaid: Opinion = {
  ...{ rating: null, thought: '', stillInterested: true },
  ...{ pros: [], cons: [], confidence: null, reasons: [] },
};

export const saved: SavedCareer = {
  ...nothingSaid,
  career: nurse,
  visibility: 'private',
  savedAt: '2026-11-01T08:00:00Z',
  updatedAt: '2026-11-01T08:00:00Z',
  isRemoved: false,
  history: [{ at: '2026-11-01T08:00:00Z', ...nothingSaid }],
};
