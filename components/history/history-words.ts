import type { RecordVersion } from '#contracts/history.js';
import { formatDate, formatList, formatTime } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';

/** What the fields of a snapshot are called. Fields without a name of their own are "details". */
const FIELDS: Readonly<Record<string, PlainKey>> = {
  title: 'history.field-title',
  why: 'history.field-why',
  text: 'history.field-text',
  prompt: 'history.field-prompt',
  url: 'history.field-url',
  entries: 'history.field-entries',
  kind: 'history.field-kind',
  horizon: 'history.field-horizon',
  status: 'history.field-status',
  targetDate: 'history.field-targetDate',
  visibility: 'history.field-visibility',
  removed: 'history.field-removed',
  milestones: 'history.field-milestones',
  organisation: 'history.field-organisation',
  role: 'history.field-role',
  description: 'history.field-description',
  hours: 'history.field-hours',
  startedOn: 'history.field-dates',
  endedOn: 'history.field-dates',
  grades: 'history.field-grades',
  skills: 'history.field-skills',
  tags: 'history.field-tags',
  honours: 'history.field-honours',
  supervisor: 'history.field-supervisor',
  name: 'history.field-name',
  template: 'history.field-template',
  language: 'history.field-language',
  contact: 'history.field-contact',
  summary: 'history.field-summary',
  sections: 'history.field-sections',
};

/** "3 March 2027, 10:42, by you" */
export function whenAndWho({ at, by }: RecordVersion): string {
  const when = t('history.when', { date: formatDate(at), time: formatTime(at) });
  const who = by.isMe
    ? t('history.by-me')
    : by.name
      ? t('history.by-name', { name: by.name })
      : t('history.by-somebody');
  return `${when} ${who}`;
}

/** What this version changed, in one sentence. */
export function changeWords({ number, restoredFrom, changed }: RecordVersion): string {
  if (restoredFrom !== null) return t('history.brought-back', { number: restoredFrom });
  if (number === 1) return t('history.began');
  const names = changed.map((name) => t(FIELDS[name] ?? 'history.field-other'));
  return t('history.changed', { fields: formatList([...new Set(names)]) });
}

/** The words by which a person knows the version: its title, and what it says. */
export function versionText({ snapshot }: RecordVersion): { title: string; text: string } {
  const word = (name: string) => {
    const value = snapshot[name];
    return typeof value === 'string' ? value : '';
  };
  const text = [word('why'), word('text'), word('description'), word('summary')]
    .filter(Boolean)
    .join(' ');
  return { title: word('title') || word('name'), text };
}
