import type {
  ComponentCode,
  ComponentDomain,
  MeetingKind,
  Strand,
} from '#contracts/component-codes.js';
import type { PlanComponent } from '#contracts/completion.js';
import { formatNumber } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';

export const componentName = (code: ComponentCode): string => t(`requirements.c-${code}`);

export const DOMAIN_NAMES: Readonly<Record<ComponentDomain, PlainKey>> = {
  self: 'requirements.d-self',
  career: 'requirements.d-career',
  school: 'requirements.d-school',
  after: 'requirements.d-after',
  doing: 'requirements.d-doing',
  people: 'requirements.d-people',
};

export const MEETINGS: Readonly<Record<MeetingKind, PlainKey>> = {
  individual: 'requirements.meeting-individual',
  group: 'requirements.meeting-group',
  conference: 'requirements.meeting-conference',
  review: 'requirements.meeting-review',
};

export const STRAND_NAMES: Readonly<Record<Strand, PlainKey>> = {
  awareness: 'requirements.strand-awareness',
  acquisition: 'requirements.strand-acquisition',
  retention: 'requirements.strand-retention',
  entrepreneurship: 'requirements.strand-entrepreneurship',
};

export const SURENESS = {
  high: 'requirements.sure-high',
  medium: 'requirements.sure-medium',
  low: 'requirements.sure-low',
} as const satisfies Record<string, PlainKey>;

/** Where a student does or sees something about a component; what staff write down has no page. */
const PATHS: Readonly<Partial<Record<ComponentCode, string>>> = {
  ...{ self: 'strengths', interest: 'explore/profiler', skills: 'explore/assessments' },
  ...{ values: 'explore/assessments', explore: 'explore', careergoal: 'goals', edgoal: 'goals' },
  ...{ psgoal: 'goals', sel: 'goals', scores: 'record', extra: 'activities' },
  ...{ service: 'activities', work: 'activities', wbl: 'activities', talent: 'activities' },
  ...{ resume: 'resumes', portfolio: 'portfolio/evidence', reflect: 'portfolio' },
  ...{ change: 'look-back', courseplan: 'courses', gradcheck: 'courses', ssign: 'courses' },
  // Where the student sees who signs, or who talks with them.
  ...{ psign: 'courses', csign: 'courses', parent: 'conversations' },
  ...{ adult: 'conversations', annual: 'conversations' },
};

/** Where a student gets on with what staff write down in the end. */
const ON_THE_WAY: typeof PATHS = { fafsa: 'aid', finaid: 'aid', collegeapp: 'places' };

type How = Pick<PlanComponent, 'code' | 'isOwn' | 'isSeen'>;

export const pathOf = ({ code, isOwn, isSeen }: How): string | null =>
  (isOwn || isSeen ? PATHS[code] : ON_THE_WAY[code]) ?? null;

/** What meets a component that is missing. */
export function howWords({ code, isOwn, isSeen }: How): string {
  if (isOwn) return t('requirements.by-plan');
  return isSeen ? t('requirements.by-people', { code }) : t('requirements.by-staff');
}

/** “2 of 3”, where more than one is needed. */
export function countWords({ have, need, isHours }: PlanComponent): string | null {
  if (need <= 1 && !isHours) return null;
  const numbers = { have: formatNumber(Math.min(have, need)), need: formatNumber(need) };
  return t(isHours ? 'requirements.count-hours' : 'requirements.count', numbers);
}

/** A number of students that may be known only as a range. */
export function rangeWords({ low, high }: { low: number; high: number }): string {
  if (low === high) return formatNumber(low);
  return t('requirements.between', { low: formatNumber(low), high: formatNumber(high) });
}
