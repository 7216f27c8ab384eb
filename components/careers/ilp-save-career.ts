import { customElement, property } from 'lit/decorators.js';
import type { SavedCareer } from '#contracts/careers.js';
import { t } from '../i18n/i18n.js';
import { type SaveWords, SaveView } from '../opinions/save-view.js';

/**
 * Saves a career and keeps what the student thinks of it.
 *
 * @element ilp-save-career
 */
@customElement('ilp-save-career')
export class IlpSaveCareer extends SaveView<SavedCareer> {
  @property() code = '';
  @property({ attribute: 'career-title' }) careerTitle = '';

  protected override readonly allPath = 'explore/saved';

  protected override get path(): string {
    return `/saved-careers/${encodeURIComponent(this.code)}`;
  }

  protected override get draftKey(): string {
    return `career.${this.code}`;
  }

  protected override get words(): SaveWords {
    return {
      save: t('careers.save'),
      saved: t('careers.saved-state'),
      all: t('careers.saved-all'),
      unsave: t('careers.unsave'),
      justSaved: t('careers.just-saved', { title: this.careerTitle }),
      unsaved: t('careers.unsaved', { title: this.careerTitle }),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-save-career': IlpSaveCareer;
  }
}
