import type { CourseTerm } from '#contracts/course-fields.js';
import type { RecordVersion } from '#contracts/history.js';
import { t } from '../i18n/i18n.js';

interface Entry {
  id: string;
  code: string;
  title: string;
  grade: number;
  term: CourseTerm;
}

/** A plan's courses in one of its versions. */
const entriesOf = ({ snapshot }: RecordVersion): readonly Entry[] =>
  Array.isArray(snapshot.entries) ? (snapshot.entries as unknown as Entry[]) : [];

const placeOf = ({ grade, term }: Entry) => ({
  ...{ grade: String(grade), term: t(`courses.term-${term}`) },
});

/** What a version of a plan has other than the one before it, a sentence each. */
export function planChanges(version: RecordVersion, before: RecordVersion | undefined): string[] {
  const old = new Map((before ? entriesOf(before) : []).map((entry) => [entry.id, entry]));
  const now = new Map(entriesOf(version).map((entry) => [entry.id, entry]));
  const sentences = [...now.values()].flatMap((entry) => {
    const was = old.get(entry.id);
    const values = { course: entry.title, ...placeOf(entry) };
    if (!was) return [t('courses.history-added', values)];
    if (was.grade === entry.grade && was.term === entry.term) return [];
    return [t('courses.history-moved', values)];
  });
  const gone = [...old.values()]
    .filter(({ id }) => !now.has(id))
    .map((entry) => t('courses.history-removed', { course: entry.title, ...placeOf(entry) }));
  const changed = (name: string) =>
    before !== undefined &&
    JSON.stringify(before.snapshot[name]) !== JSON.stringify(version.snapshot[name]);
  return [
    ...[...sentences, ...gone],
    ...(changed('targets') ? [t('courses.history-targets')] : []),
    ...(changed('name') ? [t('courses.history-name')] : []),
  ];
}
