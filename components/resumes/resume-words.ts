import type {
  ResumeLanguage,
  ResumeLine,
  ResumeSection,
  ResumeTemplate,
  SectionKind,
} from '#contracts/resumes.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import type { Place } from './resume-edit.js';

export const TEMPLATES: Readonly<Record<ResumeTemplate, { name: PlainKey; text: PlainKey }>> = {
  clear: { name: 'resumes.template-clear', text: 'resumes.template-clear-text' },
  classic: { name: 'resumes.template-classic', text: 'resumes.template-classic-text' },
  compact: { name: 'resumes.template-compact', text: 'resumes.template-compact-text' },
};

export const LANGUAGES: Readonly<Record<ResumeLanguage, PlainKey>> = {
  en: 'resumes.language-en',
  es: 'resumes.language-es',
};

/** By what a person knows a line: its title, else the beginning of its text. */
export function nameOfLine({ title, text }: Pick<ResumeLine, 'title' | 'text'>): string {
  return title.trim() || (text.trim().split('\n')[0] ?? '');
}

/** The title that stands on the page. */
export function titleOf(
  { kind, title }: Pick<ResumeSection, 'kind' | 'title'>,
  titles: Readonly<Record<SectionKind, string>>,
): string {
  return title.trim() || titles[kind];
}

export interface MoveChoice {
  to: Place;
  label: string;
}

/** Every place a line can be moved to: in its own section, then at the end of the others. */
export function movesFor(
  lineId: string,
  own: ResumeSection,
  sections: readonly ResumeSection[],
  titles: Readonly<Record<SectionKind, string>>,
): MoveChoice[] {
  const others = own.lines.filter(({ id }) => id !== lineId);
  const now = own.lines.findIndex(({ id }) => id === lineId);
  const places = [
    { index: 0, label: t('resumes.move-first') },
    ...others.map((line, index) => ({
      index: index + 1,
      label: t('resumes.move-after', { name: nameOfLine(line) || t('resumes.new-line') }),
    })),
  ];
  return [
    ...places
      .filter(({ index }) => index !== now)
      .map(({ index, label }) => ({ to: { kind: own.kind, index }, label })),
    ...sections
      .filter(({ kind }) => kind !== own.kind)
      .map((section) => ({
        to: { kind: section.kind, index: section.lines.length },
        label: t('resumes.move-section', { section: titleOf(section, titles) }),
      })),
  ];
}
