import type { MeetingKind } from '#contracts/component-codes.js';
import type { Signer, TalkField } from '#contracts/conversation-text.js';
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

export const SIGNER_NAMES: Readonly<Record<Signer, PlainKey>> = {
  student: 'conversations.role-student',
  staff: 'conversations.role-staff',
  guardian: 'conversations.role-guardian',
  other: 'conversations.role-other',
};

export const stateOf = ({
  sealedAt,
  isAgreed,
}: Pick<ConversationBrief, 'sealedAt' | 'isAgreed'>): PlainKey => {
  if (sealedAt !== null) return 'conversations.state-sealed';
  return isAgreed ? 'conversations.state-agreed' : 'conversations.state-open';
};
