import type { NotificationTopic } from '#contracts/notification-kinds.js';
import { TOPIC_OF, type NotificationKind } from '#contracts/notification-kinds.js';
import { hashToken } from '../../auth/tokens.js';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import type { TaskSubject } from '../../jobs/task-names.js';
import { type Mailer, MailError } from '../../mail/mailer.js';
import { notify } from '../notifications/notify.js';
import { STANDS_FOR_STAFF } from '../notifications/notification-records.js';
import { type Counts, digestMessage } from './digest-message.js';
import { CAN_GET_MAIL, stopMail } from './mail-people.js';
import { MAIL_PATH } from './mail-service.js';
import { newsOf } from './plan-digests.js';

export interface SendDigestDeps {
  mail?: Mailer | undefined;
  publicUrl: string;
  now: () => Date;
}

interface Digest {
  id: string;
  personId: string;
  choiceId: string;
  until: Date;
  address: string;
  locale: string;
  stopHash: Buffer | null;
}

/** The next day's e-mail is near by then, and says the same. */
const TOO_LATE_MS = 20 * 3_600_000;

/**
 * Sends one e-mail that was planned, and notes it. Stopped between the two, or where the server's answer is
 * lost, the next try sends the same once more, under the same id.
 *
 * @throws MailError where the server may take it later; the queue tries again, later each time.
 */
export async function sendDigest(
  { tenantId, subjectId }: TaskSubject,
  deps: SendDigestDeps,
): Promise<void> {
  const { now } = deps;
  const ready = await withTenant(tenantId, () => prepare(subjectId, deps));
  if (!ready) return;
  const { digest, message, mail } = ready;
  try {
    await mail.send(message);
  } catch (error) {
    if (!(error instanceof MailError) || !error.isRefused) throw error;
    await withTenant(tenantId, () => noteRefused(digest, now()));
    return;
  }
  await withTenant(tenantId, () => end(digest.id, 'sent', now()));
}

async function prepare(id: string, { mail, publicUrl, now }: SendDigestDeps) {
  const waiting = await sql<{ until: Date }>(
    `select until from mail_digests where tenant_id = $1 and id = $2 and outcome = 'waiting'`,
    [currentTenant(), id],
  );
  if (!waiting[0]) return undefined;
  const isLate = now().getTime() - waiting[0].until.getTime() > TOO_LATE_MS;
  const digest = mail && !isLate ? await findDigest(id) : undefined;
  const counts = digest ? await countNews(digest) : {};
  if (!mail || !digest || Object.keys(counts).length === 0) {
    await end(id, isLate ? 'late' : 'nothing', now());
    return undefined;
  }
  const stopUrl = `${publicUrl}${MAIL_PATH}/${await stopToken(digest, mail)}`;
  const host = new URL(publicUrl).hostname;
  return { mail, digest, message: digestMessage({ ...digest, counts, stopUrl, host }) };
}

/** Nothing where they, or their district, chose otherwise meanwhile. */
async function findDigest(id: string): Promise<Digest | undefined> {
  const [row] = await sql<Digest>(
    `select d.id, d.person_id as "personId", c.id as "choiceId", d.until, p.email as address,
            coalesce(p.locale, t.locale) as locale, c.stop_hash as "stopHash"
     from mail_digests d
     join mail_choices c on c.tenant_id = $1 and c.person_id = d.person_id and c.cadence <> 'off'
     join people p on p.tenant_id = $1 and p.id = d.person_id
     join tenants t on t.id = $1 and t.mail_on
     where d.tenant_id = $1 and d.id = $2 and ${CAN_GET_MAIL}`,
    [currentTenant(), id],
  );
  return row;
}

/** How many lines of each topic would stand in their list as new. */
async function countNews({ personId, until }: Digest): Promise<Counts> {
  const rows = await sql<{ kind: NotificationKind; count: number }>(
    `select n.kind, count(*)::int as count
     from notifications n join mail_choices c on c.tenant_id = $1 and c.person_id = n.person_id
     where ${newsOf('$3::timestamptz')} and ${STANDS_FOR_STAFF} group by n.kind`,
    [currentTenant(), personId, until.toISOString()],
  );
  const counts: Partial<Record<NotificationTopic, number>> = {};
  for (const { kind, count } of rows)
    counts[TOPIC_OF[kind]] = (counts[TOPIC_OF[kind]] ?? 0) + count;
  return counts;
}

/**
 * The secret of a person's link: made anew for each e-mail and always the same, so that the link of an old one
 * works too, though only its hash is kept.
 */
async function stopToken({ choiceId, stopHash }: Digest, mail: Mailer): Promise<string> {
  const token = `mail_${currentTenant()}_${mail.codeFor(`stop ${choiceId}`)}`;
  const hash = hashToken(token);
  if (!stopHash?.equals(hash))
    await sql('update mail_choices set stop_hash = $3 where tenant_id = $1 and id = $2', [
      ...[currentTenant(), choiceId, hash],
    ]);
  return token;
}

/** The mailbox takes none: it is asked no more, and its owner learns of it where they look anyway. */
async function noteRefused({ id, personId }: Digest, now: Date): Promise<void> {
  await end(id, 'refused', now);
  const choiceId = await stopMail(personId, 'refused', now);
  if (choiceId) notify({ to: personId, kind: 'mail-off', subjectId: choiceId, fact: id }, now);
}

async function end(
  id: string,
  outcome: 'sent' | 'nothing' | 'refused' | 'late',
  now: Date,
): Promise<void> {
  await sql(
    `update mail_digests set outcome = $3, ended_at = $4
     where tenant_id = $1 and id = $2 and outcome = 'waiting'`,
    [currentTenant(), id, outcome, now.toISOString()],
  );
}
