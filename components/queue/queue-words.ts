import type { QueueItem } from '#contracts/queue.js';
import { formatDate, formatList, today } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { kindWord } from '../interventions/intervention-words.js';
import { splitParts } from '../requirements/missing-parts.js';
import { componentName } from '../requirements/requirement-words.js';
import { hrefFor } from '../shared/navigation.js';

/** What there is to say of a fact. */
export function factWords({ reason, since, codes, dueOn, about }: QueueItem): string {
  const date = formatDate(since);
  const list = partWords(codes);
  switch (reason) {
    case 'unsigned':
      return t('queue.fact-unsigned', { list });
    case 'missing':
      return missingWords(list, dueOn ?? since);
    case 'off-track':
      return t('queue.fact-off-track', { about: about ?? '' });
    case 'look-again':
      return t('queue.fact-look-again', { what: kindWord(about), date });
    case 'goal':
      return t('queue.fact-goal', { about: about ?? '', date });
    case 'arrival':
    case 'worry':
      return fromWords(reason, about, date);
    default:
      return t(`queue.fact-${reason}`, { date });
  }
}

/** The next parts by name and how many more there are: the way beside it leads to all of them. */
function partWords(codes: QueueItem['codes']): string {
  const { named, others } = splitParts(codes);
  const more = others.length > 0 ? [t('requirements.more-parts', { count: others.length })] : [];
  return formatList([...named.map(componentName), ...more]);
}

/** Where somebody came, or who passed something on. */
function fromWords(reason: 'arrival' | 'worry', about: string | null, date: string): string {
  if (about === null) return t(`queue.fact-${reason}-unknown`, { date });
  return reason === 'arrival'
    ? t('queue.fact-arrival', { about, date })
    : t('queue.fact-worry', { name: about, date });
}

function missingWords(list: string, day: string): string {
  const words = { list, due: formatDate(day) };
  return day < today() ? t('queue.fact-overdue', words) : t('queue.fact-missing', words);
}

/** Where the fact stands, and where something can be done about it. */
export function placeOf({ reason, personId }: QueueItem): string {
  const student = `class/${encodeURIComponent(personId)}`;
  switch (reason) {
    case 'question':
      return hrefFor('questions');
    case 'correction':
      return hrefFor('corrections');
    case 'plan-submitted':
      return hrefFor(`${student}/courses`);
    case 'off-track':
    case 'look-again':
      return hrefFor(`${student}/interventions`);
    case 'unsigned':
    case 'missing':
      return hrefFor(`${student}/requirements`);
    default:
      return hrefFor(student);
  }
}

/** Where the plan of who arrived can be brought in. */
export const passportOf = ({ personId }: QueueItem): string =>
  hrefFor(`class/${encodeURIComponent(personId)}/passport`);

/** Where a note that was passed on is answered for; null for any other fact. */
export function worryPath({ reason, fact }: Pick<QueueItem, 'reason' | 'fact'>): string | null {
  const [, id] = /^worry (.+)$/.exec(fact) ?? [];
  return reason === 'worry' && id !== undefined ? `/worries/${encodeURIComponent(id)}` : null;
}

/** What was chosen, unless its last item is gone. */
export const reasonIn = (items: readonly QueueItem[], chosen: QueueItem['reason'] | '') =>
  items.some(({ reason }) => reason === chosen) ? chosen : '';
