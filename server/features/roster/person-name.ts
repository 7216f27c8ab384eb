import { translate } from '../../messages.js';

/** The name to show: as the LMS gave it, else a made-up one that stays the same. */
export function displayName(
  person: { name: string | null; pseudonym: string },
  locale: string,
): string {
  return (
    person.name ?? translate(locale, 'common.learner-without-name', { code: person.pseudonym })
  );
}

/** Four letters and digits that tell learners without names apart, e.g. `7F3A`. */
export function pseudonymFor(id: string): string {
  return id.replaceAll('-', '').slice(-4).toUpperCase();
}
