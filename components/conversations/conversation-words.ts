import type { MeetingKind } from '#contracts/component-codes.js';
import type { TalkField } from '#contracts/conversation-text.js';
import type { ConversationBrief } from '#contracts/conversations.js';
import type { PlainKey } from '../i18n/i18n.js';

export const KINDS: Readonly<Record<MeetingKind, PlainKey>> = {
  individual: 'conversations.kind-individual',
  group: 'conversations.kind-group',
  conference: 'conversations.kind-conference',
  review: 'conversations.kind-review',
};

export const FIELD_NAMES: Readonly<Record<TalkField, PlainKey>> = {
  talk: 'conversations.field-talk',
  agreed: 'conversations.field-agreed',
  next: 'conversations.field-next',
  nextOn: 'conversations.field-nextOn',
};

export const stateOf = ({
  sealedAt,
  isAgreed,
}: Pick<ConversationBrief, 'sealedAt' | 'isAgreed'>): PlainKey => {
  if (sealedAt !== null) return 'conversations.state-sealed';
  return isAgreed ? 'conversations.state-agreed' : 'conversations.state-open';
};
