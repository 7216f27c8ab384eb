/** What a conversation keeps, in the order in which it is read. `nextOn` is a day, `YYYY-MM-DD`, or empty. */
export const TALK_FIELDS = ['talk', 'agreed', 'next', 'nextOn'] as const;
export type TalkField = (typeof TALK_FIELDS)[number];

export const TALK_FIELD_MAX = 4_000;

/** All that is agreed to; a change of any of it is a change of what was agreed. */
export interface AgreedWords {
  id: string;
  /** `YYYY-MM-DD` */
  heldOn: string;
  kind: string;
  fields: Readonly<Record<TalkField, string>>;
}

/**
 * The text that student and adult agree to and sign, the same letter by letter in the browser and on the
 * server: both make the SHA-256 of its UTF-8 bytes. Names are not in it, since an LMS may spell them anew.
 */
export function agreedText({ id, heldOn, kind, fields }: AgreedWords): string {
  const parts = TALK_FIELDS.map((name) => `# ${name}\n${fields[name]}\n`);
  return [`Pathlight conversation ${id}`, `held ${heldOn}`, `kind ${kind}`, ...parts].join('\n');
}

/** Who signs in the room. */
export const SIGNERS = ['student', 'staff', 'guardian', 'other'] as const;
export type Signer = (typeof SIGNERS)[number];
export const SIGNATURE_NAME_MAX = 80;
export const SIGNATURE_RELATION_MAX = 60;
