import type { KeptText, KeptTexts } from '#contracts/people.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import { knownLocale } from '../../messages.js';
import { QUESTION_KINDS } from '#contracts/assessment-kinds.js';
import { listInstruments } from '../instruments/instrument-records.js';
import { askedIn } from '../profiler/asked.js';
import { type Instrument, instrument } from '../profiler/instrument.js';

interface Row {
  id: string;
  kind: KeptText['kind'];
  title: string;
  texts: KeptText['texts'];
  written_at: Date;
}

/** How many pieces of student $2's work are kept beside the plan, as a value of a larger statement. */
export const KEPT_TEXT_COUNT = `(
  select count(*)::int from kept_texts k where k.tenant_id = $1 and k.student_id = $2)`;

/** The student's own, to read. Nobody else is shown them. @throws AppError `forbidden`. */
export async function listKeptTexts(actor: Actor): Promise<KeptTexts> {
  if (actor.role !== 'student')
    throw new AppError('forbidden', 'Only students have a plan of their own.');
  const rows = await sql<Row>(
    `select id, kind, title, texts, written_at from kept_texts
     where tenant_id = $1 and student_id = $2 order by written_at desc, id`,
    [actor.tenantId, actor.personId],
  );
  const items = rows.some(({ kind }) => kind === 'interests')
    ? await askedItems()
    : new Map<string, never>();
  return {
    items: rows.map((row) => ({
      ...{ id: row.id, kind: row.kind, title: row.title },
      texts: row.kind === 'interests' ? withQuestions(row.texts, items, actor.locale) : row.texts,
      writtenAt: row.written_at.toISOString(),
    })),
  };
}

type Items = ReadonlyMap<string, Instrument['items'][number]>;

/** Questions by their id: of all official files the one in use first, then the newest. */
async function askedItems(): Promise<Items> {
  const records = await listInstruments();
  const official = await Promise.all(
    records.toReversed().map(({ id }) => askedIn({ kind: 'interests', instrumentId: id })),
  );
  return new Map(
    [...QUESTION_KINDS.map((kind) => instrument(kind)), ...official].flatMap(({ items }) =>
      items.map((item) => [item.id, item] as const),
    ),
  );
}

/** Answers to questions are kept by the question's id. */
function withQuestions(texts: KeptText['texts'], items: Items, locale: string): KeptText['texts'] {
  const language = knownLocale(locale) === 'es' ? 'es' : 'en';
  return texts.map((entry) => {
    const item = items.get(entry.label);
    return {
      ...entry,
      label: item?.[language] ?? entry.label,
      text: item?.options?.[Number(entry.text) - 1]?.[language] ?? entry.text,
    };
  });
}
