import type { QuestionKind } from '#contracts/assessment-kinds.js';
import type { OfficialNote } from '#contracts/instruments.js';
import type { ProfilerForm } from '#contracts/profiler.js';
import { AppError } from '../../errors.js';
import {
  findInstrument,
  type InstrumentRecord,
  usedInstrument,
} from '../instruments/instrument-records.js';
import { AREA_LIST, type Instrument, instrument } from './instrument.js';

/** Questions as they are asked: ours, or official ones that the district loaded. */
export interface Asked extends Instrument {
  /** Where the district's questions are kept; null for ours. */
  recordId: string | null;
  official: OfficialNote | null;
}

/** The official interest questions, in results of any version. */
export const OFFICIAL = 'onet-interest-profiler';

/** What somebody who begins now is asked. */
export async function askedNow(kind: QuestionKind): Promise<Asked> {
  const record = kind === 'interests' ? await usedInstrument() : null;
  return record ? ofRecord(record) : ours(kind);
}

/** What an attempt was begun with: it goes on with that, whatever the district asks by now. */
export async function askedIn(attempt: {
  kind: QuestionKind;
  instrumentId: string | null;
}): Promise<Asked> {
  const record = attempt.instrumentId && (await findInstrument(attempt.instrumentId));
  return record ? ofRecord(record) : ours(attempt.kind);
}

const ours = (kind: QuestionKind): Asked => ({
  ...instrument(kind),
  ...{ recordId: null, official: null },
});

/** Ids that no questions of ours have, by their number in the file. */
const idOf = (place: number) => `Q${String(place + 1).padStart(2, '0')}`;

function ofRecord({
  id,
  form,
  version,
  licence,
  items,
  answers,
  spanish,
}: InstrumentRecord): Asked {
  const ids = items.map((_, place) => idOf(place));
  const options = answers.map((en, place) => ({ en, es: spanish?.answers[place] ?? en }));
  return {
    ...{ id: OFFICIAL, version, isValidated: true, answers: { min: 1, max: 5 } },
    // The publisher counts the least answer as nothing.
    zero: 1,
    areas: AREA_LIST,
    items: items.map(({ area, text }, place) => ({
      ...{ id: idOf(place), area, en: text, es: spanish?.texts[place] ?? text, options },
    })),
    forms: form === 'full' ? { full: ids } : { short: ids, full: [] },
    recordId: id,
    official: { version, licence, locales: spanish ? ['en', 'es'] : ['en'] },
  };
}

/** The lengths there are, the shortest first. */
export const formsOf = ({ forms }: Asked): ProfilerForm[] =>
  (['short', 'full'] as const).filter((form) => (forms[form]?.length ?? 0) > 0);

/** @throws AppError `conflict` when the questions don't come in that length. */
export function requireForm(asked: Asked, form: ProfilerForm): void {
  if (!formsOf(asked).includes(form))
    throw new AppError(
      'conflict',
      'These questions do not come in that length. Load the page again.',
    );
}
