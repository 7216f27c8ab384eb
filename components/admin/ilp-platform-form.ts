import { html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ManualPlatform, PlatformFault } from '#contracts/connections.js';
import type { ApiClient } from '../api/client.js';
import { ProblemError } from '../api/problem-error.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { ConnectionsChangeEvent } from './admin-events.js';

type Field = keyof ManualPlatform;

const FIELDS: readonly [Field, PlainKey, PlainKey | null][] = [
  ['name', 'guides.field-name', 'guides.field-name-hint'],
  ['issuer', 'guides.field-issuer', 'guides.field-issuer-hint'],
  ['clientId', 'guides.field-client', null],
  ['authEndpoint', 'guides.field-auth', null],
  ['tokenEndpoint', 'guides.field-token', null],
  ['jwksUrl', 'guides.field-keys', null],
  ['authorizationServer', 'guides.field-audience', 'guides.field-audience-hint'],
  ['deployment', 'guides.field-deployment', 'guides.field-deployment-hint'],
];
const OPTIONAL: readonly Field[] = ['name', 'authorizationServer', 'deployment'];

const FAULTS: Readonly<Record<PlatformFault, PlainKey>> = {
  missing: 'guides.fault-missing',
  'not-an-address': 'guides.fault-not-an-address',
  spaces: 'guides.fault-spaces',
  'not-https': 'guides.fault-not-https',
  'trailing-slash': 'guides.fault-trailing-slash',
  'has-query': 'guides.fault-has-query',
  'wrong-host': 'guides.fault-wrong-host',
  'our-own-address': 'guides.fault-our-own-address',
  'belongs-to-another': 'guides.fault-belongs-to-another',
};

/**
 * The values of an LMS that is set up by hand. What cannot be right is said at its field.
 *
 * @element ilp-platform-form
 * @fires {ConnectionsChangeEvent} ilp-connections-change
 */
@customElement('ilp-platform-form')
export class IlpPlatformForm extends IlpElement {
  static override styles = [layout, buttons, cards];

  @property({ attribute: false }) api!: ApiClient;
  /** What is the same for every customer of this LMS. */
  @property({ attribute: false }) known: Partial<ManualPlatform> = {};

  private readonly attempt = new Attempt(this);
  @state() private isDone = false;

  @query('form') private readonly form!: HTMLFormElement;

  protected override render() {
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      ${FIELDS.map(
        ([name, label, hint]) =>
          html`<ilp-field
            name=${name}
            label=${t(label)}
            hint=${hint ? t(hint) : ''}
            error=${this.faultOf(name)}
            maxlength="500"
            ?required=${!OPTIONAL.includes(name)}
            .value=${this.known[name] ?? ''}
          ></ilp-field>`,
      )}
      ${this.renderOutcome()}
      <div>
        <button type="submit" class="button primary" ?disabled=${this.attempt.isBusy}>
          ${this.attempt.isBusy ? t('common.saving') : t('guides.register')}
        </button>
      </div>
    </form>`;
  }

  private renderOutcome() {
    if (this.isDone) return html`<p class="notice" role="status">${t('guides.registered')}</p>`;
    const { error } = this.attempt;
    if (!(error instanceof ProblemError) || error.errors.length === 0)
      return this.attempt.renderFault();
    return html`<p class="notice bad" role="alert">${t('guides.look-at-fields')}</p>`;
  }

  private faultOf(name: Field): string {
    const { error } = this.attempt;
    if (!(error instanceof ProblemError)) return '';
    const found = error.errors.find(({ pointer }) => pointer === `/body/${name}`);
    const fault = found && FAULTS[found.detail as PlatformFault];
    return fault ? t(fault) : '';
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.attempt.isBusy) return;
    const data = new FormData(this.form);
    const values = FIELDS.flatMap(([name]): [Field, string][] => {
      const value = (data.get(name) as string | null) ?? '';
      return value === '' && name !== 'name' && OPTIONAL.includes(name) ? [] : [[name, value]];
    });
    void this.send(Object.fromEntries(values));
  }

  private async send(values: Record<string, string>): Promise<void> {
    this.isDone = false;
    this.isDone = await this.attempt.run(() => this.api.post('/connections/platforms', values));
    if (this.isDone) this.dispatchEvent(new ConnectionsChangeEvent());
    await this.updateComplete;
    const wrong = FIELDS.find(([name]) => this.faultOf(name) !== '');
    if (wrong) this.renderRoot.querySelector<HTMLElement>(`[name=${wrong[0]}]`)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-platform-form': IlpPlatformForm;
  }
}
