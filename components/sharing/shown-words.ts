import { css } from 'lit';
import type { ShownKind } from '#contracts/shown-entries.js';
import type { PlainKey } from '../i18n/i18n.js';

export const KIND_WORDS: Readonly<Record<ShownKind, PlainKey>> = {
  goal: 'sharing.kind-goal',
  activity: 'sharing.kind-activity',
  reflection: 'sharing.kind-reflection',
  evidence: 'sharing.kind-evidence',
  strength: 'sharing.kind-strength',
  result: 'sharing.kind-result',
  'look-back': 'sharing.kind-look-back',
};

export const shownStyles = css`
  .filters,
  .setting {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
    gap: var(--ilp-space-3) var(--ilp-space-4);
    align-items: end;
  }

  .setting .button {
    justify-self: start;
  }

  .entry {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--ilp-space-3);
    align-items: center;
    min-block-size: 2.75rem;
  }

  .words {
    display: grid;
    overflow-wrap: anywhere;
  }

  /** The act stays in sight beside a long list, and never over what has the focus. */
  @media (min-width: 40rem) and (min-height: 40rem) {
    .act {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
    }

    .entry input {
      scroll-margin-block: 12rem 2rem;
    }
  }

  @media (max-width: 30rem) {
    .entry {
      grid-template-columns: auto minmax(0, 1fr);
    }

    .entry .badge {
      grid-column: 2;
      justify-self: start;
    }
  }
`;
