import { html, nothing } from 'lit';
import type {
  CollegeBrief,
  CollegeGap,
  CollegeProfile,
  CollegeSource,
  CollegeStanding,
} from '#contracts/colleges.js';
import type { Messages } from '#contracts/generated/messages/keys.js';
import { type PlainKey, t } from '../i18n/i18n.js';

type WordKind =
  | 'control'
  | 'level'
  | 'community'
  | 'kind'
  | 'region'
  | 'calendar'
  | 'highest'
  | 'income'
  | 'tests'
  | 'award'
  | 'none';

/** The words for an id of the data. A test on the server's side holds that every id has some. */
export function collegeWord(kind: WordKind, id: string): string {
  return t(`colleges.${kind}-${id}` as PlainKey);
}

type SourceKey = Extract<keyof Messages, `colleges.source-${string}`>;
type ShortKey = Extract<keyof Messages, `colleges.short-${string}`>;

/** Who published a number and of which years, in full. */
export function sourceText({ id, years }: CollegeSource): string {
  return t(`colleges.source-${id}` as SourceKey, { years });
}

/** The same in a few words, to stand beside the number. */
export function shortSource({ id, years }: CollegeSource): string {
  return t(`colleges.short-${id}` as ShortKey, { years });
}

export function whyNone(none: CollegeGap | null): string {
  return collegeWord('none', none ?? 'not-reported');
}

/** Why a college is in no list any more. */
export function standingText({ kind, years }: CollegeStanding): string {
  if (kind === 'closed')
    return years === null
      ? t('colleges.standing-closed')
      : t('colleges.standing-closed-in', { years });
  return years === null
    ? t('colleges.standing-not-listed-any')
    : t('colleges.standing-not-listed', { years });
}

/** The same in a word or two, as a mark beside its name. */
export function standingMark({ standing }: CollegeBrief) {
  if (!standing) return nothing;
  const { kind, years } = standing;
  const words =
    kind === 'not-listed'
      ? t('colleges.standing-not-listed-short')
      : years === null
        ? t('colleges.standing-closed-short')
        : t('colleges.standing-closed-in-short', { years });
  return html`<span class="badge warn">${words}</span>`;
}

export function kindSentence({ control, level, city, state }: CollegeBrief): string {
  return [collegeWord('control', control), collegeWord('level', level), `${city}, ${state}`].join(
    ' · ',
  );
}

/** "Midsize city"; null where the survey has no code. */
export function placeName({ community, communitySize }: CollegeProfile): string | null {
  if (community === null) return null;
  return collegeWord('community', communitySize ? `${community}-${communitySize}` : community);
}
