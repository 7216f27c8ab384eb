import type { Locale } from '#contracts/locales.js';
import type { LocalVoice, NewVoice, VoiceState } from '#contracts/voices.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

interface Row {
  id: string;
  code: string;
  locale: Locale;
  speaker: string;
  told_on: string;
  workday: string;
  likes: string;
  dislikes: string;
  advice: string;
  release_text: string;
  release_locale: Locale;
  release_signer: string;
  release_on: string;
  state: VoiceState;
  added_by: string | null;
  added_name: string | null;
  decided_name: string | null;
  created_at: Date;
}

/** A local interview with all that only staff see. */
export interface VoiceRecord extends LocalVoice {
  code: string;
  state: VoiceState;
  addedById: string | null;
  addedBy: string | null;
  addedAt: string;
  decidedBy: string | null;
  release: { text: string; locale: Locale; signer: string; signedOn: string };
}

const SELECT = `
  select v.id, v.code, v.locale, v.speaker, v.told_on::text, v.workday, v.likes, v.dislikes, v.advice,
         v.release_text, v.release_locale, v.release_signer, v.release_on::text, v.state, v.added_by, v.created_at,
         a.name as added_name, d.name as decided_name
  from local_voices v
  left join people a on a.tenant_id = v.tenant_id and a.id = v.added_by
  left join people d on d.tenant_id = v.tenant_id and d.id = v.decided_by
  where v.tenant_id = $1`;

const present = (row: Row): VoiceRecord => ({
  ...{ id: row.id, code: row.code, locale: row.locale, speaker: row.speaker, state: row.state },
  toldOn: row.told_on,
  texts: {
    ...{ workday: row.workday, likes: row.likes, dislikes: row.dislikes, advice: row.advice },
  },
  ...{ addedById: row.added_by, addedBy: row.added_name, decidedBy: row.decided_name },
  addedAt: row.created_at.toISOString(),
  release: {
    ...{ text: row.release_text, locale: row.release_locale },
    ...{ signer: row.release_signer, signedOn: row.release_on },
  },
});

/** What everybody of the district may read about a career, the latest told first. */
export async function shownVoices(code: string): Promise<VoiceRecord[]> {
  const rows = await sql<Row>(
    `${SELECT} and v.code = $2 and v.state = 'shown' order by v.told_on desc, v.id`,
    [currentTenant(), code],
  );
  return rows.map(present);
}

/** All of the district, the latest added first. @param addedBy - only those this person added. */
export async function allVoices(addedBy: string | null): Promise<VoiceRecord[]> {
  const rows = await sql<Row>(
    `${SELECT} and ($2::uuid is null or v.added_by = $2) order by v.created_at desc, v.id`,
    [currentTenant(), addedBy],
  );
  return rows.map(present);
}

/** One, held against others who would change it at the same time. */
export async function lockVoice(id: string): Promise<VoiceRecord | undefined> {
  await sql('select 1 from local_voices where tenant_id = $1 and id = $2 for update', [
    ...[currentTenant(), id],
  ]);
  const [row] = await sql<Row>(`${SELECT} and v.id = $2`, [currentTenant(), id]);
  return row && present(row);
}

export async function insertVoice(
  actor: Actor,
  code: string,
  { texts, release, ...voice }: NewVoice,
  releaseText: string,
  now: Date,
): Promise<void> {
  await sql(
    `insert into local_voices (tenant_id, id, code, locale, speaker, told_on, workday, likes, dislikes,
                               advice, release_text, release_locale, release_signer, release_on,
                               added_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16)`,
    [
      ...[currentTenant(), newId(), code, voice.locale, voice.speaker, voice.toldOn],
      ...[texts.workday, texts.likes, texts.dislikes, texts.advice],
      ...[releaseText, release.locale, release.signer, release.signedOn],
      ...[actor.personId, now.toISOString()],
    ],
  );
}

export async function updateVoiceState(
  id: string,
  state: VoiceState,
  decidedBy: string,
  now: Date,
): Promise<void> {
  await sql(
    `update local_voices set state = $3, decided_by = $4, decided_at = $5, updated_at = $5
     where tenant_id = $1 and id = $2`,
    [currentTenant(), id, state, decidedBy, now.toISOString()],
  );
}

/** Nothing of it is left, the release neither. */
export async function deleteVoice(id: string): Promise<void> {
  await sql('delete from local_voices where tenant_id = $1 and id = $2', [currentTenant(), id]);
}
