import { TOPIC_OF, type NotificationKind } from '#contracts/notification-kinds.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sqlLater } from '../../db/tenant.js';

/** Something that happened to a person. */
export interface News {
  /** Whose list it stands in. Nobody is told what they did themselves. */
  to: string;
  kind: NotificationKind;
  /** The thing it is about. What happens to one thing is one line of the list. */
  subjectId: string;
  /** What happened, exactly, such as the id of a comment: the same fact is told once. At most 100 characters. */
  fact: string;
  /** Who did it; left out where nobody did. */
  by?: string | undefined;
  /** For staff: which student it is about. */
  aboutId?: string | undefined;
  /** What the address of the thing needs besides its id. At most 60 characters. */
  ref?: string | undefined;
}

/** As `notifyAll`, of one thing to one person. */
export const notify = (news: News, now: Date): void => {
  notifyAll([news], now);
};

/**
 * Puts what happened into people's lists, in the open transaction: it stands there exactly if it happened.
 * Who has switched the topic off is told nothing. Takes one statement, which travels with the next one.
 */
export function notifyAll(news: readonly News[], now: Date): void {
  const told = news.filter(({ to, by }) => to !== by);
  if (told.length === 0) return;
  // A statement may change a row once.
  const rows = [...new Map(told.map((one) => [keyOf(one), one])).values()];
  sqlLater(
    `insert into notifications (tenant_id, id, person_id, kind, subject_id, fact, ref, told_by, about_id,
                                happened_at)
     select $1, n.id, n.person_id, n.kind, n.subject_id, n.fact, n.ref, n.told_by, n.about_id, $2
     from unnest($3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::uuid[],
                 $10::uuid[], $11::text[])
       as n (id, person_id, kind, subject_id, fact, ref, told_by, about_id, topic)
     where not exists (
       select 1 from notification_settings s
       where s.tenant_id = $1 and s.person_id = n.person_id and n.topic = any(s.off_topics))
     on conflict (tenant_id, person_id, kind, subject_id) do update
       set fact = excluded.fact, ref = excluded.ref, told_by = excluded.told_by,
           about_id = excluded.about_id, happened_at = excluded.happened_at, read_at = null,
           count = case when notifications.read_at is null then notifications.count + 1 else 1 end
       where notifications.fact <> excluded.fact`,
    [
      ...[currentTenant(), now.toISOString(), rows.map(() => newId()), rows.map(({ to }) => to)],
      ...[rows.map(({ kind }) => kind), rows.map(({ subjectId }) => subjectId)],
      ...[rows.map(({ fact }) => fact), rows.map(({ ref }) => ref ?? '')],
      ...[rows.map(({ by }) => by ?? null), rows.map(({ aboutId }) => aboutId ?? null)],
      rows.map(({ kind }) => TOPIC_OF[kind]),
    ],
  );
}

const keyOf = ({ to, kind, subjectId }: News): string => `${to} ${kind} ${subjectId}`;

/**
 * What was told was taken back: it goes from every list where nothing else stands in the same line, and
 * counts no more where something does. Who has read it has read it.
 *
 * @param facts - what was told, as it was told; null: whatever it was.
 */
export function takeBackNews(
  kind: NotificationKind,
  subjectIds: readonly string[],
  facts: readonly string[] | null,
): void {
  const told = `tenant_id = $1 and kind = $2 and subject_id = any($3::uuid[]) and ($4::text[] is null or fact = any($4))
    and read_at is null`;
  const binds = [currentTenant(), kind, subjectIds, facts];
  sqlLater(`delete from notifications where ${told} and count = 1`, binds);
  sqlLater(`update notifications set count = count - 1, fact = '' where ${told}`, binds);
}
