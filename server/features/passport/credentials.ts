import type { PassportFile, PassportItem } from '#contracts/passport-file.js';
import type { Voucher } from '#contracts/passport-voucher.js';
import { translate } from '../../messages.js';
import { newId } from '../../db/ids.js';
import { dayWords } from '../../day-words.js';

const VC = 'https://www.w3.org/ns/credentials/v2';
const BADGE = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const CLR = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';

/** Words of the closed list of Open Badges 3.0, appendix B (AchievementType). */
const TYPES: Record<PassportItem<'activities'>['kind'], string> = {
  service: 'CommunityService',
  work: 'Achievement',
  planning: 'Achievement',
  extracurricular: 'CoCurricular',
  award: 'Award',
  certificate: 'Certificate',
};

interface Claim {
  id: string;
  type: string;
  name: string;
  description: string;
  narrative: string;
  on: string;
}

/** An `AchievementCredential` of Open Badges 3.0. */
export type Badge = ReturnType<typeof badgeOf>;

/**
 * Goals reached, activities that somebody confirmed, and certificates, as badges. Each says in its
 * criteria on whose word it rests.
 *
 * @param timeZone - of the district, whose day it was.
 */
export function badgesOf(passport: PassportFile, timeZone: string): Badge[] {
  const { goals, activities } = passport.parts;
  return [
    ...goals.flatMap((goal) => (goal.status === 'done' ? [ofGoal(goal, passport)] : [])),
    ...activities.flatMap((activity) =>
      activity.verified !== null || activity.kind === 'certificate'
        ? [ofActivity(activity, passport, timeZone)]
        : [],
    ),
  ].map((claim) => badgeOf(claim, passport));
}

/** All badges in one `ClrCredential` of the Comprehensive Learner Record 2.0. */
export function recordOf(badges: Badge[], passport: PassportFile) {
  const { language } = passport;
  return {
    '@context': [VC, CLR, BADGE],
    id: `urn:uuid:${newId()}`,
    type: ['VerifiableCredential', 'ClrCredential'],
    name: translate(language, 'passport-words.title'),
    issuer: issuerOf(passport),
    validFrom: passport.madeAt,
    credentialSubject: {
      type: ['ClrSubject'],
      identifier: identifierOf(passport),
      verifiableCredential: badges,
    },
  };
}

function badgeOf(claim: Claim, passport: PassportFile) {
  return {
    '@context': [VC, BADGE],
    id: `urn:uuid:${newId()}`,
    type: ['VerifiableCredential', 'AchievementCredential'],
    name: claim.name,
    issuer: issuerOf(passport),
    validFrom: claim.on,
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: identifierOf(passport),
      achievement: {
        id: `urn:uuid:${claim.id}`,
        type: ['Achievement'],
        achievementType: claim.type,
        name: claim.name,
        description: claim.description || claim.name,
        criteria: { narrative: claim.narrative },
        inLanguage: passport.language,
      },
    },
  };
}

const issuerOf = ({ issuer }: PassportFile) => ({
  id: issuer.url,
  type: ['Profile'],
  name: issuer.name,
  url: issuer.url,
});

function identifierOf({ student }: PassportFile) {
  if (student.name === null) return [];
  const identity = { identityHash: student.name, identityType: 'name', hashed: false };
  return [{ type: 'IdentityObject', ...identity }];
}

function ofGoal(goal: PassportItem<'goals'>, { language }: PassportFile): Claim {
  return {
    ...{ id: goal.id, type: 'Achievement', name: goal.title, description: goal.why },
    narrative: [
      translate(language, 'passport-words.badge-goal'),
      goal.measure && translate(language, 'passport-words.badge-measure', { text: goal.measure }),
    ]
      .filter(Boolean)
      .join(' '),
    on: goal.completedAt ?? goal.createdAt,
  };
}

function ofActivity(
  activity: PassportItem<'activities'>,
  { language }: PassportFile,
  timeZone: string,
): Claim {
  const { verified, hours } = activity;
  return {
    ...{ id: activity.id, type: TYPES[activity.kind], name: activity.title },
    description: activity.description || activity.organisation,
    narrative: [
      verified
        ? vouchedBy(verified, language, timeZone)
        : translate(language, 'passport-words.badge-own-word'),
      hours === null ? '' : translate(language, 'passport-words.hours', { hours }),
    ]
      .filter(Boolean)
      .join(' '),
    on: verified?.on ?? activity.createdAt,
  };
}

/** Who confirmed it, and in which district's Pathlight. */
export function vouchedBy({ by, on, where }: Voucher, language: string, timeZone: string): string {
  const day = dayWords(language, on, timeZone);
  return by === null
    ? translate(language, 'passport-words.vouched-unnamed', { day, where })
    : translate(language, 'passport-words.vouched', { by, day, where });
}
