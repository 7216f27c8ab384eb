import type { MatchPart } from '#contracts/matching.js';
import type {
  CareerMatch,
  ProfilerAttempt,
  ProfilerItems,
  ProfilerResultDetail,
} from '#contracts/profiler.js';
import { AREAS } from '#contracts/riasec.js';
import { carpenter, nurse } from '../careers/samples.js';

/** Six questions, one an area, so that a test can answer them all. */
export const items: ProfilerItems = {
  instrument: 'pathlight-interests',
  version: '1',
  isValidated: false,
  form: 'short',
  items: AREAS.map((area, index) => ({
    id: `${area.toUpperCase()}01`,
    area,
    text: { en: `Activity ${index + 1}`, es: `Actividad ${index + 1}` },
  })),
};

export const attempt: ProfilerAttempt = {
  id: '019a0000-0000-7000-8000-000000000041',
  form: 'short',
  answers: {},
  answered: 0,
  total: 6,
  startedAt: '2026-11-01T08:00:00Z',
  updatedAt: '2026-11-01T08:00:00Z',
};

const matches: CareerMatch[] = [
  {
    ...nurse,
    ...{ rank: 1, disagrees: null, isSaved: false },
    fit: 0.93,
    why: {
      shared: [
        { kind: 'interests', id: 's', yours: 90, career: 95 },
        { kind: 'interests', id: 'i', yours: 75, career: 60 },
      ],
      mayNotFit: { kind: 'interests', id: 'c', yours: 15, career: 52, direction: 'more' },
    },
  },
  {
    ...carpenter,
    ...{ rank: 2, fit: 0.4, disagrees: null, isSaved: false },
    why: { shared: [], mayNotFit: null },
  },
];

export const result: ProfilerResultDetail = {
  id: '019a0000-0000-7000-8000-000000000042',
  name: 'My interests, fall',
  form: 'short',
  scores: { r: 12, i: 20, a: 15, s: 23, e: 10, c: 8 },
  minimum: 5,
  maximum: 25,
  shape: 'clear',
  topAreas: ['s', 'i', 'a'],
  code: 'SIA',
  algorithm: 'combined-profile-1',
  instrument: 'pathlight-interests',
  instrumentVersion: '1',
  isValidated: false,
  finishedAt: '2026-11-01T09:00:00Z',
  isRemoved: false,
  answers: {},
  careers: matches,
};

export const flatResult: ProfilerResultDetail = {
  ...result,
  scores: { r: 15, i: 15, a: 15, s: 15, e: 15, c: 15 },
  shape: 'flat',
  topAreas: [],
  code: '',
};

/** A list that rests on interests alone. */
export const parts: MatchPart[] = [
  { kind: 'interests', weight: 6, percent: 100, notCounted: null },
  { kind: 'skills', weight: 2, percent: 0, notCounted: 'no-answers' },
  { kind: 'values', weight: 2, percent: 0, notCounted: 'flat' },
];

/** The ranked list as the server gives it, a page at a time. */
export function ranked(count: number, total: number, from = 0) {
  return {
    algorithm: result.algorithm,
    shape: result.shape,
    parts,
    hidden: 0,
    total,
    items: Array.from({ length: count }, (_, index) => {
      const rank = from + index + 1;
      const match = matches[(rank - 1) % 2] ?? matches[0];
      return rank > 2
        ? { ...match, rank, code: `11-${1000 + rank}.00`, title: `Career ${rank}` }
        : { ...match, rank };
    }),
  };
}
