import { agreedText, TALK_FIELDS, type TalkField } from '#contracts/conversation-text.js';
import type { Conversation } from '#contracts/conversations.js';

/**
 * SHA-256 of what stands on this screen, in hex: what somebody agrees to, also while the network is away. Null
 * where the browser has no means for it (a page that came by plain http).
 */
export async function hashOnScreen(
  { id, heldOn, kind }: Conversation,
  textOf: (field: TalkField) => string,
): Promise<string | null> {
  if (!globalThis.isSecureContext) return null;
  const words = TALK_FIELDS.map((name) => [name, textOf(name)]);
  const fields = Object.fromEntries(words) as Record<TalkField, string>;
  const bytes = new TextEncoder().encode(agreedText({ id, heldOn, kind, fields }));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
