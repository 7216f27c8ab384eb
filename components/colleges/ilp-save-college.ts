import { customElement, property } from 'lit/decorators.js';
import type { SavedCollege } from '#contracts/saved-colleges.js';
import { t } from '../i18n/i18n.js';
import { type SaveWords, SaveView } from '../opinions/save-view.js';

/**
 * Saves a college and keeps what the student thinks of it.
 *
 * @element ilp-save-college
 */
@customElement('ilp-save-college')
export class IlpSaveCollege extends SaveView<SavedCollege> {
  @property() unitid = '';
  @property({ attribute: 'college-name' }) collegeName = '';

  protected override readonly allPath = 'explore/colleges/saved';

  protected override get path(): string {
    return `/saved-colleges/${encodeURIComponent(this.unitid)}`;
  }

  protected override get draftKey(): string {
    return `college.${this.unitid}`;
  }

  protected override get words(): SaveWords {
    return {
      save: t('colleges.save'),
      saved: t('colleges.saved-state'),
      own: t('colleges.saved-own'),
      all: t('colleges.saved-all'),
      unsave: t('colleges.unsave'),
      justSaved: t('colleges.just-saved', { name: this.collegeName }),
      unsaved: t('colleges.unsaved', { name: this.collegeName }),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-save-college': IlpSaveCollege;
  }
}
