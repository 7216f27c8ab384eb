import { html } from 'lit';
import type { PassportImport } from '#contracts/passport.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import type { Attempt } from '../shared/attempt.js';
import '../shared/ilp-dialog.js';

type Brought = Pick<PassportImport, 'issuer' | 'broughtAt' | 'entries'>;

/** From where, when, and how much. */
export const importWords = ({ issuer, broughtAt, entries }: Brought): string =>
  t('passport.import', { where: issuer.name, day: formatDate(broughtAt, 'long'), count: entries });

/** Asks before what was brought in is taken out again. Needs the styles of `layout` and `buttons`. */
export const renderUndoQuestion = (
  brought: Brought,
  text: string,
  undoing: Attempt,
  { undo, close }: { undo: () => void; close: () => void },
) =>
  html`<ilp-dialog heading=${t('passport.undo-title')} open @ilp-dialog-close=${close}>
    <div class="stack">
      <p>${importWords(brought)}</p>
      <p>${text}</p>
      ${undoing.renderFault()}
    </div>
    <button
      slot="footer"
      type="button"
      class="button danger"
      ?disabled=${undoing.isBusy}
      @click=${undo}
    >
      ${t('passport.undo')}
    </button>
  </ilp-dialog>`;
