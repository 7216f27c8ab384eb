import type { TalkField } from '#contracts/conversation-text.js';
import type { RecordContent, TalkSignature } from '#contracts/conversation-record.js';
import { translate } from '../../messages.js';
import type { ResumeDocument } from '../resumes/document/blocks.js';
import { dayWords } from '../../day-words.js';

type Language = 'en' | 'es';

/** The record as the writer of résumés takes it, which makes a tagged PDF of it. */
export function recordDocument(
  content: RecordContent,
  language: Language,
  checkUrl: string,
): ResumeDocument {
  const say = sayIn(language);
  const staff = content.staff ?? say('nobody');
  const title = say('title');
  return {
    ...{ name: title, language, template: 'clear' },
    contact: { name: title, email: '', phone: '', town: '' },
    summary: [
      say('who', { student: content.student, staff, date: dayWords(language, content.heldOn) }),
      content.district,
    ].join('\n'),
    sections: [
      ...(['talk', 'agreed', 'next', 'nextOn'] as const).map((field) =>
        section(say(`field-${field}`), [wordsOf(content, field, language)]),
      ),
      section(say('agreement'), [
        say(content.studentAgreed.way === 'beside' ? 'agreed-beside' : 'agreed', {
          ...{ name: content.student, moment: momentIn(language, content.studentAgreed.at) },
        }),
        say('agreed', { name: staff, moment: momentIn(language, content.staffAgreed.at) }),
      ]),
      section(
        say('signatures'),
        content.signatures.map((one) => signatureLine(one, language)),
      ),
      section(say('proof'), [
        say('text-hash', { hash: content.textHash }),
        say('closed', { moment: momentIn(language, content.closedAt) }),
        say('check', { url: checkUrl }),
      ]),
    ],
    footer: '{page} / {pages}',
  };
}

const sayIn =
  (language: Language) =>
  (key: string, values: Record<string, string> = {}): string =>
    translate(
      language,
      `conversation-record.${key}` as 'conversation-record.signed',
      values as { name: string; who: string; moment: string },
    );

function wordsOf({ fields }: RecordContent, field: TalkField, language: Language): string {
  const words = fields[field].trim();
  if (words === '') return sayIn(language)('nothing');
  return field === 'nextOn' ? dayWords(language, words) : words;
}

function signatureLine({ role, name, relation, at }: TalkSignature, language: Language): string {
  const say = sayIn(language);
  const who = [say(`role-${role}`), relation].filter(Boolean).join(', ');
  return say('signed', { name, who, moment: momentIn(language, at) });
}

function section(title: string, texts: readonly string[]): ResumeDocument['sections'][number] {
  const line = { id: 'text', on: true, title: '', dates: '', source: null };
  return { title, lines: [{ ...line, text: texts.join('\n') }] };
}

/** With the zone, since nobody who reads it later knows where it was. */
const momentIn = (language: Language, moment: string): string =>
  new Intl.DateTimeFormat(`${language}-US`, {
    ...{ dateStyle: 'medium', timeStyle: 'long', timeZone: 'UTC' },
  }).format(new Date(moment));
