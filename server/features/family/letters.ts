import type { FamilyNotice } from '#contracts/family.js';
import type { Letter } from '../../letter-pdf.js';
import type { Meeting } from '../conference-days/next-meeting.js';
import { knownLocale, translate } from '../../messages.js';
import { dayWords } from '../../day-words.js';

const whenWords = ({ heldOn, startsAt, place }: Meeting, locale: string) => ({
  date: dayWords(locale, heldOn),
  time: new Intl.DateTimeFormat(`${locale}-US`, { timeStyle: 'short', timeZone: 'UTC' }).format(
    new Date(startsAt * 60_000),
  ),
  place,
});

/** What a notice says to the family, in their language. */
export function noticeLetter(
  { about, givenOn, locale: wanted }: Pick<FamilyNotice, 'about' | 'givenOn' | 'locale'>,
  { name, district, meeting = null }: { name: string; district: string; meeting?: Meeting | null },
): Letter {
  const locale = knownLocale(wanted);
  const text = (words: string) => ({ kind: 'text', text: words }) as const;
  return {
    ...{ locale, from: district, title: translate(locale, `letters.title-${about}`) },
    fileName: `${translate(locale, 'letters.notice-file')} ${givenOn}.pdf`,
    parts: [
      text(dayWords(locale, givenOn)),
      text(translate(locale, 'letters.to-family', { name })),
      ...(meeting
        ? [
            text(translate(locale, 'letters.text-meeting-set', { name })),
            text(translate(locale, 'letters.meeting-when', whenWords(meeting, locale))),
          ]
        : [text(translate(locale, `letters.text-${about}`, { name }))]),
      text(translate(locale, 'letters.language')),
      text(translate(locale, 'letters.questions')),
      text(translate(locale, 'letters.regards', { district })),
    ],
  };
}

/** An invitation on paper. Code and link stand apart, to be handed over apart. */
export function sheetLetter(
  invitation: { url: string; code: string; locale: string; expiresAt: Date },
  { district, timeZone }: { district: string; timeZone: string },
): Letter {
  const locale = knownLocale(invitation.locale);
  const { url, code, expiresAt } = invitation;
  const until = { date: dayWords(locale, expiresAt, timeZone) };
  return {
    ...{ locale, from: district, title: translate(locale, 'letters.sheet-title') },
    fileName: `${translate(locale, 'letters.sheet-file')}.pdf`,
    parts: [
      { kind: 'text', text: translate(locale, 'letters.sheet-text') },
      { kind: 'key', label: translate(locale, 'letters.sheet-link'), text: url },
      { kind: 'text', text: translate(locale, 'letters.sheet-until', until) },
      { kind: 'text', text: translate(locale, 'letters.sheet-asks') },
      { kind: 'cut' },
      { kind: 'text', text: translate(locale, 'letters.sheet-apart') },
      { kind: 'key', label: translate(locale, 'letters.sheet-code'), text: code },
    ],
  };
}
