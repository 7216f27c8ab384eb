import type { NewApiToken } from '#contracts/public-api.js';

/** Somebody asks for a new key. */
export class ApiKeyAskEvent extends Event {
  readonly wish: NewApiToken;

  constructor(wish: NewApiToken) {
    super('ilp-api-key-ask', { bubbles: true, composed: true });
    this.wish = wish;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ilp-api-key-ask': ApiKeyAskEvent;
  }
}
