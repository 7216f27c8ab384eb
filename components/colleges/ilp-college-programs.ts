import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CollegeAward, CollegePrograms } from '#contracts/colleges.js';
import { familyName } from '../careers/program-words.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { layout, lists } from '../styles/shared.js';
import { collegeWord, sourceText, whyNone } from './college-words.js';

type Program = CollegePrograms['items'][number];

/** A short list needs no fields of study to fold away. */
const FOLDED_FROM = 12;

/**
 * What a college teaches, by field of study, with the awards and how many finished; one award at a time when
 * asked. Needs the `programs` messages.
 *
 * @element ilp-college-programs
 */
@customElement('ilp-college-programs')
export class IlpCollegePrograms extends IlpView {
  static override styles = [
    layout,
    lists,
    css`
      section {
        padding-block-start: var(--ilp-space-4);
        border-block-start: 1px solid var(--ilp-line);
      }

      summary {
        padding-block: var(--ilp-space-2);
        font-weight: 550;
        cursor: pointer;
      }

      li a {
        font-weight: 550;
      }
    `,
  ];

  @property() unitid = '';
  @state() private award: CollegeAward | '' = '';

  private readonly programs = new Task(this, {
    args: () => [this.unitid] as const,
    task: ([unitid], { signal }) =>
      this.api.get<CollegePrograms>(`/colleges/${encodeURIComponent(unitid)}/programs`, {
        signal,
      }),
  });

  protected override render() {
    return html`<section class="stack" aria-labelledby="teaches">
      <h2 id="teaches">${t('colleges.teaches')}</h2>
      ${renderLoad(this.programs, (reply) => this.renderPrograms(reply), { lines: 4 })}
    </section>`;
  }

  private renderPrograms({ items, none, source }: CollegePrograms) {
    if (none)
      return html`<p class="quiet">${whyNone(none)}</p>
        <p class="small quiet">${sourceText(source)}</p>`;
    const shown = items
      .map((program) => ({ ...program, awards: program.awards.filter((one) => this.wants(one)) }))
      .filter(({ awards }) => awards.length > 0);
    return html`<p>${t('colleges.teaches-text')}</p>
      ${this.renderChoice(items)}
      <p role="status">${t('colleges.teaches-count', { count: shown.length })}</p>
      ${shown.length < FOLDED_FROM ? renderRows(shown) : this.renderFamilies(shown)}
      <p class="small quiet">${sourceText(source)}</p>`;
  }

  private wants({ award }: { award: CollegeAward }): boolean {
    return this.award === '' || award === this.award;
  }

  private renderChoice(items: readonly Program[]) {
    const awards = [...new Set(items.flatMap((item) => item.awards.map(({ award }) => award)))];
    if (awards.length < 2) return nothing;
    return html`<ilp-field
      type="select"
      name="award"
      label=${t('colleges.show-award')}
      .value=${this.award}
      .options=${[
        { value: '', label: t('colleges.all-awards') },
        ...awards.map((value) => ({ value, label: collegeWord('award', value) })),
      ]}
      @change=${(event: Event) => (this.award = (event.currentTarget as IlpField).value as CollegeAward | '')}
    ></ilp-field>`;
  }

  private renderFamilies(programs: readonly Program[]) {
    const byFamily = new Map<string, Program[]>();
    for (const program of programs)
      byFamily.set(program.family, [...(byFamily.get(program.family) ?? []), program]);
    const families = [...byFamily]
      .map(([id, members]) => ({ name: familyName(id), members }))
      .sort((left, right) => left.name.localeCompare(right.name));
    return html`<div>
      ${families.map(
        ({ name, members }) =>
          html`<details>
            <summary>${name} (${members.length})</summary>
            ${renderRows(members)}
          </details>`,
      )}
    </div>`;
  }
}

function renderRows(programs: readonly Program[]) {
  return html`<ul class="rows">
    ${programs.map(
      ({ code, title, titleLocale, awards }) =>
        html`<li>
          <a href=${hrefFor(`explore/programs/${code}`)} lang=${titleLocale}>${title}</a>
          <div class="small">
            ${awards
              .map(({ award, finishers }) =>
                t('colleges.finishers', { award: collegeWord('award', award), count: finishers }),
              )
              .join(' · ')}
          </div>
        </li>`,
    )}
  </ul>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-college-programs': IlpCollegePrograms;
  }
}
