import type { SelectorFacet, SelectorFilter } from '#contracts/career-selector.js';

/** The person wants these choices of a facet, and no others of it. */
export class FacetChangeEvent extends Event {
  static readonly type = 'ilp-facet-change';
  readonly facet: SelectorFacet;
  readonly ids: readonly string[];

  constructor(facet: SelectorFacet, ids: readonly string[]) {
    super(FacetChangeEvent.type, { bubbles: true, composed: true });
    this.facet = facet;
    this.ids = ids;
  }
}

/** The person no longer wants these filters. */
export class FiltersRemoveEvent extends Event {
  static readonly type = 'ilp-filters-remove';
  readonly filters: readonly SelectorFilter[];

  constructor(filters: readonly SelectorFilter[]) {
    super(FiltersRemoveEvent.type, { bubbles: true, composed: true });
    this.filters = filters;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ilp-facet-change': FacetChangeEvent;
    'ilp-filters-remove': FiltersRemoveEvent;
  }
}
