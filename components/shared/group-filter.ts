import { html, nothing, type ReactiveControllerHost } from 'lit';
import type { ClassGroup } from '#contracts/groups.js';
import { t } from '../i18n/i18n.js';
import './ilp-field.js';
import type { IlpField } from './ilp-field.js';

/** Who looks at one section looks at it on every page of their visit. */
let remembered = '';

/** Shows one group of the class alone, such as a section. Without groups there is nothing to see. */
export class GroupFilter {
  private readonly host: Pick<ReactiveControllerHost, 'requestUpdate'>;

  /** @param host - is drawn anew when another group is chosen. */
  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.host = host;
  }

  /** Those of the chosen group; everybody when none is chosen, or the chosen one is gone. */
  shown<S extends { personId: string }>(
    students: readonly S[],
    groups: readonly ClassGroup[] | undefined,
  ): readonly S[] {
    const group = groups?.find(({ id }) => id === remembered);
    if (!group) return students;
    const members = new Set(group.personIds);
    return students.filter(({ personId }) => members.has(personId));
  }

  render(groups: readonly ClassGroup[] | undefined) {
    if (!groups || groups.length < 2) return nothing;
    const options = groups.map(({ id, name }) => ({ value: id, label: name }));
    const isThere = groups.some(({ id }) => id === remembered);
    return html`<ilp-field
      type="select"
      label=${t('common.section')}
      .options=${[{ value: '', label: t('common.section-all') }, ...options]}
      .value=${isThere ? remembered : ''}
      @change=${this.handleChange}
    ></ilp-field>`;
  }

  private readonly handleChange = (event: Event) => {
    remembered = (event.currentTarget as IlpField).value;
    this.host.requestUpdate();
  };
}

/** For a new visit. */
export function forgetGroup(): void {
  remembered = '';
}
