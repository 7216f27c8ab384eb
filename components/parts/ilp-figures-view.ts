import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { READ_ONLY } from '#contracts/part-kinds.js';
import type { MyStudents } from '#contracts/staff-parts.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';
import { hrefFor } from '../shared/navigation.js';
import { PartHomeView } from './part-home-view.js';

/**
 * Where a read-only part begins: what it may open, and of which schools. Needs the `parts` messages.
 *
 * @element ilp-figures-view
 */
@customElement('ilp-figures-view')
export class IlpFiguresView extends PartHomeView {
  protected override readonly words = {
    title: 'shell.figures',
    intro: 'parts.figures-intro',
  } as const;

  protected override renderPart({ parts }: MyStudents) {
    const reading = parts.find(({ kind }) => kind === READ_ONLY);
    const isHere = Boolean(this.session.part) || !reading;
    return isHere ? renderPages(reading) : nothing;
  }
}

function renderPages(reading: MyStudents['parts'][number] | undefined) {
  if (!reading)
    return html`<ilp-empty-state heading=${t('parts.figures-ended')}>
      <p>${t('parts.figures-ended-text')}</p>
    </ilp-empty-state>`;
  const { schools } = reading;
  return html`<p>
      ${
        schools.length === 0
          ? t('parts.figures-of-district')
          : t('parts.figures-of-schools', { schools: formatList(schools) })
      }
    </p>
    <ul class="rows">
      <li class="stack tight">
        <a href=${hrefFor('completion')}>${t('shell.title-completion')}</a>
        <span class="quiet">${t('parts.figures-completion')}</span>
      </li>
      <li class="stack tight">
        <a href=${hrefFor('reports')}>${t('shell.title-reports')}</a>
        <span class="quiet">${t('parts.figures-reports')}</span>
      </li>
    </ul>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-figures-view': IlpFiguresView;
  }
}
