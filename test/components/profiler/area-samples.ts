import type { AreaResult, AreaResultDetail, AssessmentStates } from '#contracts/assessments.js';
import { SKILL_AREAS } from '#contracts/assessment-kinds.js';
import type { ProfilerItems } from '#contracts/profiler.js';
import { WORK_VALUES } from '#contracts/riasec.js';

/** Three questions on skills, so that a test can answer them all. */
export const skillItems: ProfilerItems = {
  instrument: 'skills-own',
  version: '1',
  isValidated: false,
  form: 'full',
  items: SKILL_AREAS.slice(0, 3).map((area, index) => ({
    id: `K0${index + 1}`,
    area,
    text: { en: `Task ${index + 1}`, es: `Tarea ${index + 1}` },
  })),
};

/** One question with answers of its own. */
export const learningItems: ProfilerItems = {
  ...skillItems,
  instrument: 'preferences-own',
  items: [
    {
      ...{ id: 'L01', area: 'habits', text: { en: 'When do you read?', es: '¿Cuándo lees?' } },
      options: [
        { en: 'Early', es: 'Temprano' },
        { en: 'Late', es: 'Tarde' },
      ],
    },
  ],
};

export const skillResult: AreaResult = {
  id: '019a0000-0000-7000-8000-000000000052',
  kind: 'skills',
  name: 'My skills, fall',
  scores: SKILL_AREAS.map((area, index) => ({ area, score: 3 + index })),
  minimum: 3,
  maximum: 15,
  shape: 'clear',
  topAreas: ['systems', 'machines', 'planning'],
  instrument: 'skills-own',
  instrumentVersion: '1',
  isValidated: false,
  finishedAt: '2026-11-01T09:00:00Z',
  isRemoved: false,
};

export const earlierSkills: AreaResult = {
  ...skillResult,
  id: '019a0000-0000-7000-8000-000000000051',
  name: 'My skills, spring',
  scores: SKILL_AREAS.map((area) => ({ area, score: 9 })),
  finishedAt: '2026-04-01T09:00:00Z',
};

export const skillDetail: AreaResultDetail = {
  ...skillResult,
  answers: {},
  earlier: earlierSkills,
};

export const flatValues: AreaResultDetail = {
  ...skillDetail,
  id: '019a0000-0000-7000-8000-000000000053',
  kind: 'values',
  name: 'My values',
  scores: WORK_VALUES.map((area) => ({ area, score: 9 })),
  shape: 'flat',
  topAreas: [],
  earlier: null,
};

export const states: AssessmentStates = {
  items: [
    {
      ...{ kind: 'interests', total: 30, answered: null, resultCount: 1 },
      latest: {
        ...{ id: '019a0000-0000-7000-8000-000000000042', name: 'My interests, fall' },
        finishedAt: '2026-11-01T09:00:00Z',
      },
    },
    { kind: 'skills', total: 30, answered: 12, resultCount: 0, latest: null },
    { kind: 'values', total: 18, answered: null, resultCount: 0, latest: null },
    {
      ...{ kind: 'preferences', total: 8, answered: null, resultCount: 1 },
      latest: {
        ...{ id: '019a0000-0000-7000-8000-000000000061', name: 'How I learn' },
        finishedAt: '2026-11-02T09:00:00Z',
      },
    },
  ],
};
