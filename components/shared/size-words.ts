import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';

const KILO = 1_024;

/** A size as people say it: "4 KB", "1.5 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < KILO * KILO)
    return t('common.kilobytes', { size: formatNumber(Math.max(1, Math.round(bytes / KILO))) });
  const size = formatNumber(bytes / KILO / KILO, { maximumFractionDigits: 1 });
  return t('common.megabytes', { size });
}
