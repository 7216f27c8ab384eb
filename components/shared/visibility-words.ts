import type { Visibility } from '#contracts/visibility.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import type { FieldOption } from './ilp-field.js';

/** The choices of who may see an entry, in the order of reach. */
export const VISIBILITIES: Readonly<Record<Visibility, PlainKey>> = {
  private: 'common.sees-private',
  adviser: 'common.sees-adviser',
  teachers: 'common.sees-teachers',
};

/** The same for a select. */
export function visibilityOptions(): FieldOption[] {
  return Object.entries(VISIBILITIES).map(([value, key]) => ({ value, label: t(key) }));
}
