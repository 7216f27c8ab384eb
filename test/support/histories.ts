import fc from 'fast-check';
import type { Test } from 'supertest';
import type { RecordKind } from '#contracts/history.js';
import type { Resume, ResumePage } from '#contracts/resumes.js';
import type { ApiClient } from './api.js';
import { changesOf } from './resumes.js';

export type Json = Record<string, unknown>;

export interface Made {
  id: string;
  /** Of other records of the kind that it may be a part of. */
  parents: string[];
}

/** One kind of record, as its own screens write and read it. */
export interface HistoryKind {
  kind: RecordKind;
  /** Where it is removed, and with `/restore` put back. */
  path: string;
  edit: fc.Arbitrary<Json>;
  /** @param id - for a kind whose ids the browser makes */
  create(api: ApiClient, id: string): Promise<Made>;
  /** @param now - as it was read last */
  send(api: ApiClient, made: Made, edit: Json, now: Json): Test;
  /** As the student is shown it; null when it is not there. */
  read(api: ApiClient, id: string): Promise<Json | null>;
}

/** What people type and paste: accents, quotes, right-to-left, an emoji of several parts, line ends. */
const words = (maxLength: number) =>
  fc.string({
    unit: fc.constantFrom(
      ...['a', 'Z', '0', ' ', 'é', "'", '"', '\\', '<', '&', '%', '_', '\n', '\t', '漢', 'ע'],
      '👩‍🎓',
      'e\u0301',
      '{}',
      '$1',
      '\u2028',
    ),
    maxLength,
  });
const title = words(40).map((text) => `T${text}`);
const visibility = fc.constantFrom('private', 'adviser', 'teachers');
const day = fc.option(fc.constantFrom('2024-02-29', '2026-09-01', '2027-12-31'));
/** One to three fields, as a screen sends them: a tick alone is a change too. */
const some = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Json> =>
  fc
    .subarray(Object.keys(fields), { minLength: 1, maxLength: 3 })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, fields[name]!]))));

const PARENTS = [0, 1];

async function listed(test: Test, id: string, list: (body: unknown) => Json[]) {
  return list((await test.expect(200)).body).find((one) => one.id === id) ?? null;
}

const goal: HistoryKind = {
  kind: 'goal',
  path: '/api/goals',
  edit: some({
    ...{ title, why: fc.option(words(60)), measure: fc.option(words(30)), visibility },
    ...{ helpers: fc.option(words(30)), targetDate: day, isFocus: fc.boolean() },
    kind: fc.constantFrom('academic', 'career', 'social'),
    horizon: fc.constantFrom('term', 'life'),
    status: fc.constantFrom('active', 'done'),
    // Which of the goals there are besides.
    parent: fc.option(fc.constantFrom(...PARENTS)),
    milestones: fc.array(fc.record({ old: fc.nat(5), title, dueDate: day, done: fc.boolean() }), {
      maxLength: 4,
    }),
  }),
  async create(api) {
    const plain = { kind: 'career', horizon: 'year' };
    const parents: string[] = [];
    for (const index of PARENTS)
      parents.push((await made(api.post('/api/goals', { title: `Longer ${index}`, ...plain }))).id);
    return { ...(await made(api.post('/api/goals', { title: 'First words', ...plain }))), parents };
  },
  send: (api, { id, parents }, { parent, milestones, ...fields }, now) =>
    api.patch(`/api/goals/${id}`, {
      ...{ ...fields, revision: now.revision },
      ...(milestones !== undefined && { milestones: milestonesOf(milestones as Step[], now) }),
      ...(parent !== undefined && { parentId: parents[parent as number] ?? null }),
    }),
  read: (api, id) => listed(api.get('/api/goals'), id, (body) => body as Json[]),
};

interface Step {
  old: number;
}

/** Some of the steps there are, in another order, beside new ones. */
function milestonesOf(steps: Step[], now: Json): Json[] {
  const known = now.milestones as { id: string }[];
  const taken = new Set<string>();
  return steps.map(({ old, ...step }) => {
    const id = known[old]?.id;
    if (id === undefined || taken.has(id)) return step;
    taken.add(id);
    return { ...step, id };
  });
}

const activity: HistoryKind = {
  kind: 'activity',
  path: '/api/my-activities',
  edit: some({
    ...{ title, organisation: words(30), role: words(20), description: words(80), visibility },
    ...{
      honours: words(20),
      supervisor: words(20),
      startedOn: day,
      isPaid: fc.option(fc.boolean()),
    },
    kind: fc.constantFrom('service', 'work', 'extracurricular', 'award'),
    branch: fc.option(fc.constantFrom('club', 'arts')),
    skills: fc.array(title, { maxLength: 3 }),
    tags: fc.array(title, { maxLength: 3 }),
    grades: fc.uniqueArray(fc.integer({ min: 6, max: 12 }), { maxLength: 4 }),
    hours: fc.option(fc.integer({ min: 0, max: 80_000 }).map((quarters) => quarters / 4)),
  }),
  create: (api) => made(api.post('/api/my-activities', { kind: 'service', title: 'First words' })),
  send: (api, { id }, edit, { revision }) =>
    api.patch(`/api/my-activities/${id}`, { ...edit, revision }),
  read: async (api, id) => {
    const body = await found(api.get(`/api/my-activities/${id}`));
    return body?.isRemoved ? null : body;
  },
};

const reflection: HistoryKind = {
  kind: 'reflection',
  path: '/api/journal',
  edit: fc.oneof(
    fc.record({ text: words(200), prompt: fc.option(fc.integer({ min: 1, max: 3 })) }),
    fc.record({ visibility }),
  ),
  create: async (api, id) => {
    await api.put(`/api/journal/${id}`, { text: 'First words', revision: 0 }).expect(200);
    return { id, parents: [] };
  },
  send: (api, { id }, edit, { revision }) =>
    'text' in edit
      ? api.put(`/api/journal/${id}`, { ...edit, revision })
      : api.patch(`/api/journal/${id}`, edit),
  read: async (api, id) => {
    const entry = await found(api.get(`/api/journal/${id}`));
    return entry?.isRemoved ? null : entry;
  },
};

const evidence: HistoryKind = {
  kind: 'evidence',
  path: '/api/evidence',
  edit: some({
    ...{ title, why: words(60), visibility },
    url: fc.webUrl({ withQueryParameters: true }),
  }),
  create: (api) =>
    made(
      api.post('/api/evidence', { kind: 'link', title: 'First words', url: 'https://a.example/' }),
    ),
  send: (api, { id }, edit) => api.patch(`/api/evidence/${id}`, edit),
  read: (api, id) =>
    listed(api.get('/api/evidence'), id, (body) => (body as { items: Json[] }).items),
};

const resume: HistoryKind = {
  kind: 'resume',
  path: '/api/resumes',
  edit: some({
    name: title,
    ...{ summary: words(80), template: fc.constantFrom('clear', 'classic', 'compact') },
    contact: fc.record({ name: words(20), email: words(10), phone: words(10), town: words(10) }),
    lines: fc.array(
      fc.record({ on: fc.boolean(), title: words(20), dates: words(10), text: words(60) }),
      { maxLength: 3 },
    ),
  }),
  create: (api) => made(api.post('/api/resumes', { name: 'First words', language: 'en' })),
  send: (api, { id }, edit, now) =>
    api.put(`/api/resumes/${id}`, resumeWith(now as unknown as Resume, edit)),
  read: async (api, id) => {
    const page = (await found(api.get(`/api/resumes/${id}`))) as ResumePage | null;
    return page && { ...page.resume };
  },
};

function resumeWith(now: Resume, { lines, ...edit }: Json): object {
  const [first, ...others] = now.sections;
  const own = (lines as Json[] | undefined)?.map((line, index) => ({
    ...line,
    ...{ id: `019a0000-0000-7000-8000-00000000000${index}`, source: null },
  }));
  const sections = own ? [{ ...first, lines: own }, ...others] : now.sections;
  return changesOf(now, { ...edit, sections } as Partial<Resume>);
}

async function made(test: Test): Promise<Made> {
  return { id: ((await test.expect(201)).body as { id: string }).id, parents: [] };
}

async function found(test: Test): Promise<Json | null> {
  const answer = await test;
  if (answer.status !== 200 && answer.status !== 404)
    throw new Error(`${answer.status} ${answer.text}`);
  return answer.status === 200 ? (answer.body as Json) : null;
}

export const HISTORY_KINDS: readonly HistoryKind[] = [
  ...[goal, activity, reflection, evidence, resume],
];
