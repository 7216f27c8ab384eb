import { ContextProvider } from '@lit/context';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type ApiClient, apiContext, createApiClient } from '../api/client.js';
import { Drafts, draftsContext } from '../api/drafts.js';
import { isAbort, ProblemError } from '../api/problem-error.js';
import { problemMessage } from '../api/problem-messages.js';
import {
  currentToken,
  forgetToken,
  rememberLocale,
  type SessionDetails,
  sessionContext,
  startSession,
  takeSession,
} from '../api/session.js';
import type { SetupDoneEvent } from '../admin/ilp-setup-start.js';
import { useTimeZone } from '../i18n/format.js';
import { loadMessages, setLocale, startLocale, t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-error-state.js';
import '../shared/ilp-skeleton.js';
import '../shared/ilp-toast-area.js';
import { hrefFor, navigate } from '../shared/navigation.js';
import type { SessionChangeEvent } from '../shared/session-change.js';
import { showToast } from '../shared/toast.js';
import { buttons } from '../styles/shared.js';
import { banners } from './banners.js';
import { fitFrame } from './frame.js';
import { styles } from './ilp-app.styles.js';
import './ilp-top-bar.js';
import { noRole } from './no-role.js';
import type { LocaleChoiceEvent } from './ilp-top-bar.js';
import { firstPath, linksFor } from './places.js';
import { ViewOutlet } from './view-outlet.js';

/**
 * The shell: begins the visit, shows the bar and the view of the present address, and says when the
 * network or the visit has ended.
 *
 * @element ilp-app
 */
@customElement('ilp-app')
export class IlpApp extends IlpElement {
  static override styles = [buttons, styles];

  /** The one-time code of a launch; none after a reload. */
  @property({ attribute: false }) code: string | null = null;
  /** The secret of a set-up link, instead of a launch. */
  @property({ attribute: false })
  setupToken: string | null = null;

  private readonly api: ApiClient = createApiClient({
    token: currentToken,
    onExpired: () => this.handleExpired(),
  });

  @state() private session?: SessionDetails;

  @state() private hasExpired = false;
  @state() private startError: unknown = null;
  @state() private isOffline = !navigator.onLine;

  private readonly views = new ViewOutlet(this);
  private readonly sessionProvider = new ContextProvider(this, { context: sessionContext });
  private readonly draftsProvider = new ContextProvider(this, { context: draftsContext });
  private stopFitting?: () => void;

  constructor() {
    super();
    new ContextProvider(this, { context: apiContext, initialValue: this.api });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.handleNetwork);
    window.addEventListener('offline', this.handleNetwork);
    window.addEventListener('unhandledrejection', this.handleUnexpected);
    this.addEventListener('click', this.handleClick);
    this.addEventListener('ilp-session-change', this.handleSession);
    this.stopFitting = fitFrame(this);
    void this.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.handleNetwork);
    window.removeEventListener('offline', this.handleNetwork);
    window.removeEventListener('unhandledrejection', this.handleUnexpected);
    this.removeEventListener('click', this.handleClick);
    this.stopFitting?.();
  }

  protected override render() {
    return html`
      <button type="button" class="button skip visually-hidden" @click=${this.handleSkip}>
        ${t('shell.skip')}
      </button>
      ${
        this.session
          ? html`<ilp-top-bar
              .links=${linksFor(this.session)}
              current=${this.section()}
              @ilp-locale-choose=${this.handleLocale}
            ></ilp-top-bar>`
          : nothing
      }
      ${banners(this.session, this.isOffline)}
      <main tabindex="-1">${this.renderMain()}</main>
      <ilp-toast-area></ilp-toast-area>
    `;
  }

  private renderMain() {
    if (this.setupToken)
      return html`<ilp-setup-start
        .api=${this.api}
        token=${this.setupToken}
        @ilp-setup-done=${(event: SetupDoneEvent) => void this.handleSetup(event)}
      ></ilp-setup-start>`;
    if (this.hasExpired)
      return this.renderMessage(t('shell.expired-title'), t('shell.expired-text'));
    if (this.startError)
      return this.renderMessage(t('shell.start-failed-title'), problemMessage(this.startError));
    if (!this.session)
      return html`<p class="visually-hidden">${t('shell.starting')}</p>
        <ilp-skeleton></ilp-skeleton>`;
    const first = firstPath(this.session);
    if (first === null) return noRole(this.session);
    const { outlet } = this.views;
    if (outlet.kind === 'view') return outlet.element;
    if (outlet.kind === 'failed')
      return html`<div class="message">
        <h1>${t('shell.view-failed')}</h1>
        <ilp-error-state
          .error=${outlet.error}
          @ilp-retry=${() => void this.views.follow()}
        ></ilp-error-state>
      </div>`;
    if (outlet.kind === 'not-found')
      return this.renderMessage(
        t('shell.not-found-title'),
        t('shell.not-found-text'),
        html`<a class="button" href=${hrefFor(first)}>${t('shell.go-home')}</a>`,
      );
    return html`<ilp-skeleton></ilp-skeleton>`;
  }

  private renderMessage(title: string, text: string, action: unknown = nothing) {
    return html`<div class="message">
      <h1 tabindex="-1">${title}</h1>
      <p>${text}</p>
      ${action}
    </div>`;
  }

  /** The link of the bar that the present view belongs to. */
  private section(): string {
    const { outlet } = this.views;
    const path = outlet.kind === 'view' ? outlet.match.route.path : '';
    const first = path.startsWith('careers/') ? 'explore' : path.split('/')[0];
    const known = this.session && linksFor(this.session).find((link) => link.path === first);
    // What has no link of its own is a part of the plan.
    return known?.path ?? '';
  }

  private async start(): Promise<void> {
    try {
      if (this.setupToken) await openSetup();
      else await this.begin(await startSession(this.api, this.code));
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) this.handleExpired();
      else this.startError = error;
    }
  }

  private async begin(session: SessionDetails): Promise<void> {
    await setLocale(startLocale(session.locale));
    useTimeZone(session.timeZone);
    this.sessionProvider.setValue(session);
    this.draftsProvider.setValue(new Drafts(session.personId));
    this.session = session;
    this.goToFirstView(session);
    await this.views.start(session);
  }

  private async handleSetup({ reply }: SetupDoneEvent): Promise<void> {
    this.setupToken = null;
    await this.begin(takeSession(reply));
  }

  /** A launch says where to begin; the bare address leads to the first page of the role. */
  private goToFirstView(session: SessionDetails): void {
    const isBare = location.pathname.length <= hrefFor('').length;
    const first = (this.code ? session.view : '') || (firstPath(session) ?? '');
    if (this.code || isBare) navigate(first, { replace: true });
  }

  /** The visit goes on in a part of the staff, or in the course again. */
  private readonly handleSession = ({ session }: SessionChangeEvent) => {
    this.sessionProvider.setValue(session);
    this.session = session;
    this.views.become(session);
    navigate(firstPath(session) ?? '');
  };

  private handleExpired(): void {
    // A set-up link that is no longer good says so itself.
    if (this.setupToken) return;
    forgetToken();
    this.hasExpired = true;
    document.title = `${t('shell.expired-title')} · ${t('common.product')}`;
    announce(t('shell.expired-title'), 'assertive');
  }

  private async handleLocale(event: LocaleChoiceEvent): Promise<void> {
    await setLocale(event.locale);
    document.title = this.views.title();
    await rememberLocale(this.api, event.locale);
  }

  private handleSkip(): void {
    const { outlet } = this.views;
    const heading = outlet.kind === 'view' ? outlet.element.shadowRoot?.querySelector('h1') : null;
    (heading ?? this.renderRoot.querySelector('main'))?.focus();
  }

  /** Links of ours change the view without loading the page; all others are left alone. */
  private readonly handleClick = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || link.target || link.hasAttribute('download')) return;
    const base = hrefFor('');
    if (link.origin !== location.origin || !link.pathname.startsWith(base)) return;
    event.preventDefault();
    navigate(link.pathname.slice(base.length) + link.search);
  };

  private readonly handleNetwork = () => {
    const wasOffline = this.isOffline;
    this.isOffline = !navigator.onLine;
    if (this.isOffline) announce(t('common.offline'));
    else if (wasOffline) announce(t('shell.offline-back'));
  };

  private readonly handleUnexpected = (event: PromiseRejectionEvent) => {
    if (isAbort(event.reason) || this.hasExpired) return;
    const isProblem = event.reason instanceof ProblemError;
    showToast({ text: isProblem ? problemMessage(event.reason) : t('shell.unexpected') });
  };
}

/** Not in the first view: hardly anybody comes this way. */
const openSetup = () => Promise.all([import('../admin/ilp-setup-start.js'), loadMessages('setup')]);

declare global {
  interface HTMLElementTagNameMap {
    'ilp-app': IlpApp;
  }
}
