import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadMessages, t } from '../i18n/i18n.js';
import type { IlpView } from '../shared/ilp-view.js';
import { onNavigate } from '../shared/navigation.js';
import { scrollToTop } from './frame.js';
import { type Match, matchRoute, type Who } from './router.js';

/** What every element of the routes table is; told apart so that the shell loads none of them. */
type View = HTMLElement & Pick<IlpView, 'params' | 'updateComplete'>;

export type Outlet =
  | { kind: 'nothing' }
  | { kind: 'view'; match: Match; element: View }
  | { kind: 'not-found' }
  | { kind: 'failed'; error: unknown };

/**
 * Follows the address: finds the view, fetches its chunk and words, names the page, and moves focus
 * to its heading once the person has moved on.
 */
export class ViewOutlet implements ReactiveController {
  outlet: Outlet = { kind: 'nothing' };

  private readonly host: ReactiveControllerHost & HTMLElement;
  private who: Who | undefined;
  private stopListening?: () => void;
  private turn = 0;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.stopListening = onNavigate(() => void this.follow());
  }

  hostDisconnected(): void {
    this.stopListening?.();
  }

  /** Shows the first view. Focus stays with the LMS until the person moves inside the app. */
  async start(who: Who): Promise<void> {
    this.become(who);
    await this.follow({ movesFocus: false });
  }

  /** The visit goes on as somebody else; the next address is theirs. */
  become(who: Who): void {
    this.who = who;
  }

  /** Shows the view of the present address; also the way to try again after a failure. */
  async follow({ movesFocus = true } = {}): Promise<void> {
    if (!this.who) return;
    this.turn += 1;
    const turn = this.turn;
    const match = matchRoute(location.pathname, this.who);
    const next = match ? await this.open(match) : ({ kind: 'not-found' } as const);
    // A slower chunk of an earlier address must not replace what the person chose since.
    if (turn !== this.turn) return;
    const isKept =
      next.kind === 'view' && this.outlet.kind === 'view' && next.element === this.outlet.element;
    this.outlet = next;
    document.title = this.title();
    this.host.requestUpdate();
    await this.host.updateComplete;
    if (!movesFocus || isKept) return;
    scrollToTop();
    await this.focusHeading();
  }

  /** The name of the page in the language on screen. */
  title(): string {
    const { outlet } = this;
    const name = outlet.kind === 'view' ? t(outlet.match.route.title) : t('shell.not-found-title');
    return outlet.kind === 'nothing' ? t('common.product') : `${name} · ${t('common.product')}`;
  }

  private async open(match: Match): Promise<Outlet> {
    const { route, params } = match;
    try {
      await Promise.all([route.load(), loadMessages(...route.messages)]);
    } catch (error) {
      return { kind: 'failed', error };
    }
    const { outlet } = this;
    const isSame = outlet.kind === 'view' && outlet.match.route.element === route.element;
    const element =
      isSame && route.isKept ? outlet.element : (document.createElement(route.element) as View);
    element.params = params;
    return { kind: 'view', match, element };
  }

  private async focusHeading(): Promise<void> {
    const { outlet, host } = this;
    if (outlet.kind === 'view') await outlet.element.updateComplete;
    const root = outlet.kind === 'view' ? outlet.element.shadowRoot : host.shadowRoot;
    const heading = root?.querySelector<HTMLElement>('h1') ?? null;
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }
}
