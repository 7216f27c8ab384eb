import type { AssessmentKind } from '#contracts/assessment-kinds.js';
import type { MatchPair, MatchReasons, NotCounted } from '#contracts/matching.js';
import type { Area } from '#contracts/riasec.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { areaName } from '../shared/charts/riasec.js';
import { areaLabel } from './area-words.js';

const KINDS: Readonly<Record<AssessmentKind, PlainKey>> = {
  interests: 'match.kind-interests',
  skills: 'match.kind-skills',
  values: 'match.kind-values',
};

const NOT_COUNTED: Readonly<Record<NotCounted, PlainKey>> = {
  'no-answers': 'match.not-no-answers',
  flat: 'match.not-flat',
  'no-weight': 'match.not-no-weight',
};

export const kindName = (kind: AssessmentKind): string => t(KINDS[kind]);
export const whyNotCounted = (reason: NotCounted): string => t(NOT_COUNTED[reason]);

/** The name of an interest area, an area of skills or a work value. */
export function pairName({ kind, id }: Pick<MatchPair, 'kind' | 'id'>): string {
  if (kind === 'interests') return areaName(id as Area);
  return areaLabel(kind, id);
}

/** A sentence for something that person and work both have. */
export function sharedWords(pair: MatchPair): string {
  const name = pairName(pair);
  if (pair.kind === 'interests') return t('profiler.why-shared', { area: name });
  return t(pair.kind === 'skills' ? 'match.why-shared-skills' : 'match.why-shared-values', {
    name,
  });
}

/** A sentence for what may not fit. Of skills a career only ever asks for more. */
export function mayNotFitWords(pair: NonNullable<MatchReasons['mayNotFit']>): string {
  const name = pairName(pair);
  const isMore = pair.direction === 'more';
  if (pair.kind === 'interests')
    return t(isMore ? 'profiler.why-more' : 'profiler.why-less', { area: name });
  if (pair.kind === 'skills') return t('match.why-more-skills', { name });
  return t(isMore ? 'match.why-more-values' : 'match.why-less-values', { name });
}
