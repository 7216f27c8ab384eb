import type { SectionKind } from '#contracts/resumes.js';
import { t } from '../i18n/i18n.js';
import type { ResumeDoc } from './resume-edit.js';
import { TEMPLATES } from './resume-words.js';

export interface Difference {
  label: string;
  mine: string;
  theirs: string;
}

type Titles = Readonly<Partial<Record<SectionKind, string>>>;

/** Where two versions of a résumé differ, part by part, in words. Empty: there is no such part. */
export function differences(mine: ResumeDoc, theirs: ResumeDoc, titles: Titles): Difference[] {
  const left = partsOf(mine, titles);
  const right = partsOf(theirs, titles);
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) => {
    const [one, other] = [left.get(key), right.get(key)];
    const label = one?.label ?? other?.label ?? '';
    return one?.text === other?.text
      ? []
      : [{ label, mine: one?.text ?? '', theirs: other?.text ?? '' }];
  });
}

function partsOf(doc: ResumeDoc, titles: Titles): Map<string, { label: string; text: string }> {
  const parts = new Map<string, { label: string; text: string }>();
  const add = (key: string, label: string, text: string) => parts.set(key, { label, text });
  add('name', t('resumes.name'), doc.name);
  add('template', t('resumes.template'), t(TEMPLATES[doc.template].name));
  const { name, town, phone, email } = doc.contact;
  add('contact', t('resumes.contact'), [name, town, phone, email].filter(Boolean).join(' · '));
  add('summary', t('resumes.summary'), doc.summary);
  const nameOf = (kind: SectionKind, title: string) => title || (titles[kind] ?? '');
  add(
    'order',
    t('resumes.order'),
    doc.sections.map(({ kind, title, on }) => switched(nameOf(kind, title), on)).join('\n'),
  );
  for (const { kind, title, lines } of doc.sections)
    for (const [index, line] of lines.entries()) {
      const words = [line.title, line.dates, line.text].filter(Boolean).join('\n');
      add(line.id, `${nameOf(kind, title)} ${index + 1}`, switched(words, line.on));
    }
  return parts;
}

function switched(words: string, on: boolean): string {
  return on ? words : t('resumes.switched-off', { words });
}
