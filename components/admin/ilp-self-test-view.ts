import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { BrowserFacts, Check, LatestSelfTest, SelfTest } from '#contracts/self-test.js';
import { formatDate, formatTime } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { announce } from '../shared/announcer.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-progress.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { Poll } from '../shared/poll.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { browserFacts } from './browser-facts.js';
import { CHECK_NAMES, fixFor } from './self-test-words.js';

const BADGES = { pass: 'badge good', fail: 'badge warn', skip: 'badge' } as const;

/**
 * Tries each part of a connection and says of each that it works, or what to do.
 *
 * @element ilp-self-test-view
 */
@customElement('ilp-self-test-view')
export class IlpSelfTestView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      li > .spread {
        flex-wrap: nowrap;
        align-items: start;
      }
    `,
  ];

  @state() private latest: LatestSelfTest | undefined;
  private readonly attempt = new Attempt(this);

  private get address(): string {
    return `/connections/deployments/${this.params.id ?? ''}/self-test`;
  }

  private readonly loading = new Task(this, {
    args: () => [this.params.id] as const,
    task: (_, { signal }) => this.api.get<LatestSelfTest>(this.address, { signal }),
    onComplete: (latest) => this.show(latest),
  });

  private readonly progress = new Poll(
    this,
    () => this.api.get<LatestSelfTest>(this.address),
    (latest) => this.show(latest),
  );

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('connections')}>${t('shell.title-connections')}</a>
        <h1 tabindex="-1">${t('shell.title-self-test')}</h1>
      </div>
      ${renderLoad(this.loading, () => (this.latest ? this.renderTest(this.latest) : nothing))}
    </div>`;
  }

  private renderTest({ platformName, test }: LatestSelfTest) {
    const isRunning = test?.finishedAt === null;
    return html`
      <p>${t('selftest.intro', { lms: platformName })}</p>
      ${this.attempt.renderFault()}
      <div>
        <button
          type="button"
          class="button primary"
          ?disabled=${this.attempt.isBusy}
          @click=${() => void this.start()}
        >
          ${test ? t('selftest.again') : t('selftest.start')}
        </button>
      </div>
      ${
        isRunning
          ? html`<ilp-progress
              label=${t('selftest.running')}
              done=${test.checks.length}
              total=${test.total}
            ></ilp-progress>`
          : nothing
      }
      ${test ? this.renderChecks(test) : nothing}
    `;
  }

  private renderChecks(test: SelfTest) {
    const failed = test.checks.filter(({ state: outcome }) => outcome === 'fail').length;
    return html`
      ${
        test.finishedAt
          ? html`<p role="status">
              ${t('selftest.summary', { count: failed })}
              <span class="small quiet">
                ${t('selftest.at', {
                  date: formatDate(test.finishedAt),
                  time: formatTime(test.finishedAt),
                })}
              </span>
            </p>`
          : nothing
      }
      <ul class="rows">
        ${test.checks.map((check) => this.renderCheck(check))}
      </ul>
    `;
  }

  private renderCheck(check: Check) {
    return html`<li>
      <div class="spread">
        <div class="stack tight">
          <strong>${t(CHECK_NAMES[check.code])}</strong>
          <span class="small">${fixFor(check)}</span>
        </div>
        <span class=${BADGES[check.state]}>
          ${check.state === 'pass' ? icon('check') : check.state === 'fail' ? icon('warning') : nothing}
          ${t(`selftest.${check.state}`)}
        </span>
      </div>
    </li>`;
  }

  private start(): Promise<unknown> {
    return this.attempt.run(async () => {
      const facts: BrowserFacts = browserFacts();
      const test = await this.api.post<SelfTest>(this.address, facts);
      announce(t('selftest.running'));
      if (this.latest) this.show({ ...this.latest, test });
    });
  }

  private show(latest: LatestSelfTest): void {
    this.latest = latest;
    this.progress.follow(latest.test?.finishedAt === null);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-self-test-view': IlpSelfTestView;
  }
}
