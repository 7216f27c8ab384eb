import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { RecordHistory } from '#contracts/history.js';
import { type ApiClient, apiAs } from './api.js';
import { buildPerson } from './builders.js';
import { HISTORY_KINDS, type HistoryKind, type Json, type Made } from './histories.js';
import { reply } from './reply.js';
import { testSystem } from './system.js';

type Deed =
  | { do: 'edit'; edit: Json }
  | { do: 'remove-and-undo' }
  | { do: 'remove' }
  | { do: 'put-back' }
  /** Brings back a version, counted from the oldest, as far as there are so many. */
  | { do: 'bring-back'; place: number }
  | { do: 'wait'; minutes: number };

export interface History {
  kind: HistoryKind;
  deeds: Deed[];
}

const deedsOn = ({ edit }: HistoryKind): fc.Arbitrary<Deed> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant('edit' as const), edit }) },
    { weight: 2, arbitrary: fc.constant<Deed>({ do: 'remove-and-undo' }) },
    { weight: 1, arbitrary: fc.constant<Deed>({ do: 'remove' }) },
    { weight: 1, arbitrary: fc.constant<Deed>({ do: 'put-back' }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('bring-back' as const), place: fc.nat(20) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('wait' as const),
        minutes: fc.integer({ min: 1, max: 9 }),
      }),
    },
  );

/** Histories of every kind of record, each of at most so many deeds. */
export const histories = (longest: number): fc.Arbitrary<History> =>
  fc.constantFrom(...HISTORY_KINDS).chain((kind) =>
    fc.record({
      kind: fc.constant({ ...kind, toString: () => kind.kind }),
      deeds: fc.array(deedsOn(kind), { minLength: 3, maxLength: longest, size: 'max' }),
    }),
  );

/** What was on screen after a version was kept. */
type Shown = Map<number, Json | null>;

/** What a version does not hold: counters and moments, and what follows from other records. */
const NOT_KEPT = ['revision', 'updatedAt', 'isFocus', 'commentCount', 'steps', 'confirmation'];

class LivingRecord {
  readonly shown: Shown = new Map();
  readonly #api: ApiClient;
  readonly #kind: HistoryKind;
  readonly #made: Made;

  constructor(api: ApiClient, kind: HistoryKind, made: Made) {
    this.#api = api;
    this.#kind = kind;
    this.#made = made;
  }

  read(): Promise<Json | null> {
    return this.#kind.read(this.#api, this.#made.id);
  }

  async words(): Promise<Json | null> {
    const now = await this.read();
    return (
      now && Object.fromEntries(Object.entries(now).filter(([name]) => !NOT_KEPT.includes(name)))
    );
  }

  async versions(): Promise<RecordHistory['versions']> {
    const path = `/api/history/${this.#kind.kind}/${this.#made.id}`;
    return RecordHistory.parse(await reply(this.#api.get(path))).versions;
  }

  async bringBack(number: number): Promise<RecordHistory['versions']> {
    const path = `/api/history/${this.#kind.kind}/${this.#made.id}/restore`;
    return RecordHistory.parse(await reply(this.#api.post(path, { number }))).versions;
  }

  /** Remembers what is on screen now as what the newest version holds. */
  async note(): Promise<void> {
    const [newest] = await this.versions();
    this.shown.set(newest!.number, await this.words());
  }

  async edit(edit: Json): Promise<void> {
    const now = await this.read();
    if (now) await this.#kind.send(this.#api, this.#made, edit, now).expect(200);
  }

  async remove(): Promise<void> {
    if (await this.read()) await this.#api.delete(this.#path).expect(200);
    expect(await this.read(), 'after removing').to.equal(null);
  }

  async putBack(): Promise<void> {
    if (!(await this.read())) await this.#api.post(`${this.#path}/restore`).expect(200);
  }

  get #path(): string {
    return `${this.#kind.path}/${this.#made.id}`;
  }
}

async function perform(record: LivingRecord, deed: Deed): Promise<void> {
  if (deed.do === 'edit') await record.edit(deed.edit);
  else if (deed.do === 'remove') await record.remove();
  else if (deed.do === 'put-back') await record.putBack();
  else if (deed.do === 'wait') (await testSystem()).clock.advance(deed.minutes * 60_000);
  else if (deed.do === 'bring-back') {
    const versions = await record.versions();
    await record.bringBack(1 + (deed.place % versions.length));
  } else {
    const before = await record.words();
    if (!before) return;
    await record.remove();
    await record.putBack();
    expect(await record.words(), 'after undo').to.deep.equal(before);
  }
}

/**
 * Lives through the history, and then brings back every version that was kept: each must be on screen as it
 * was, and its copy in the history must say the same. @returns how many versions there were.
 */
export async function checkHistory({ kind, deeds }: History): Promise<number> {
  const { clock } = await testSystem();
  try {
    const api = await apiAs(await buildPerson());
    const record = new LivingRecord(api, kind, await kind.create(api, randomUUID()));
    await record.note();
    for (const deed of deeds) {
      await perform(record, deed);
      await record.note();
    }
    const versions = await record.versions();
    for (const { number, snapshot } of versions) {
      const [newest] = await record.bringBack(number);
      expect(newest!.snapshot, `the copy of version ${number}`).to.deep.equal(snapshot);
      expect(await record.words(), `version ${number} on screen`).to.deep.equal(
        record.shown.get(number) ?? null,
      );
    }
    return versions.length;
  } finally {
    clock.reset();
  }
}
