import { type PlainKey, t } from '../i18n/i18n.js';

/** What a cluster is about, in plain words. A test holds that each cluster and pathway has words. */
export function aboutCluster(id: string): string {
  return t(`explore.about-${id}` as PlainKey);
}

/** The plain name of a pathway, `<cluster>--<pathway>`. */
export function pathwayName(id: string): string {
  return t(`explore.pathway-${id}` as PlainKey);
}
