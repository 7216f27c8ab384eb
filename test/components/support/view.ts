import { ContextProvider } from '@lit/context';
import { fixture, waitUntil } from '@open-wc/testing';
import type { Namespace } from '#contracts/generated/messages/loaders.js';
import type { DisplayLocale } from '#contracts/locales.js';
import type { ApiClient } from '#components/api/client.js';
import { Drafts, draftsContext } from '#components/api/drafts.js';
import { type SessionDetails, sessionContext } from '#components/api/session.js';
import { loadMessages, setLocale } from '#components/i18n/i18n.js';
import type { IlpView } from '#components/shared/ilp-view.js';

/** Answers by `METHOD /path`: a value, an error to throw, or a function of the body sent. */
export type Answers = Record<string, unknown>;

export interface FakeApi extends ApiClient {
  calls: string[];
  bodies: unknown[];
  answers: Answers;
}

/** An API that answers from a table, remembers what it was asked, and refuses all else. */
export function fakeApi(answers: Answers = {}): FakeApi {
  const calls: string[] = [];
  const bodies: unknown[] = [];
  const send = async (method: string, path: string, body?: unknown): Promise<never> => {
    const call = `${method} ${path}`;
    calls.push(call);
    bodies.push(body);
    if (!(call in answers)) throw new Error(`The test gives no answer to ${call}.`);
    const answer = answers[call];
    const value: unknown =
      typeof answer === 'function' ? await (answer as (body: unknown) => unknown)(body) : answer;
    if (value instanceof Error) throw value;
    return structuredClone(value) as never;
  };
  return {
    calls,
    bodies,
    answers,
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    patch: (path, body) => send('PATCH', path, body),
    delete: (path) => send('DELETE', path),
    upload: (path, file, options) => {
      options.progress(0.5);
      return send('UPLOAD', path, { file, options });
    },
    blob: (path) => send('BLOB', path),
    file: (path) => send('GET', path),
  };
}

/** Shows the page in this language, with these messages and those every page has. */
export async function useMessages(locale: DisplayLocale, ...namespaces: Namespace[]) {
  await loadMessages('common', 'shell', 'charts', ...namespaces);
  await setLocale(locale);
}

export const studentSession: SessionDetails = {
  personId: '019a0000-0000-7000-8000-000000000001',
  role: 'student',
  name: 'Maya Lopez',
  firstName: 'Maya',
  courseTitle: 'English 9',
  districtName: 'Cedar Valley',
  locale: 'en',
  view: '',
  isTest: false,
  canTeach: false,
};

/** Puts a view on the page and waits until no grey lines are left. */
export async function viewFixture<T extends IlpView>(
  template: Parameters<typeof fixture>[0],
  session: SessionDetails = studentSession,
): Promise<T> {
  const parentNode = document.createElement('div');
  new ContextProvider(parentNode, { context: sessionContext, initialValue: session });
  new ContextProvider(parentNode, {
    context: draftsContext,
    initialValue: new Drafts(session.personId),
  });
  const view = await fixture<T>(template, { parentNode });
  await settled(view);
  return view;
}

/** Waits until the element has loaded and drawn. */
export async function settled(element: IlpView): Promise<void> {
  await element.updateComplete;
  await waitUntil(
    () => (element.shadowRoot?.querySelectorAll('ilp-skeleton').length ?? 0) === 0,
    'still loading',
  );
  await element.updateComplete;
}

/** All words on screen inside an element, through every shadow root. */
export function textOf(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLStyleElement) return '';
  if (node instanceof HTMLSlotElement) return [...node.assignedNodes()].map(textOf).join(' ');
  const children = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
  return [...children.childNodes].map(textOf).join(' ').replaceAll(/\s+/g, ' ').trim();
}

/** Every match inside an element, through every shadow root. */
export function findAll<E extends Element = HTMLElement>(root: Node, selector: string): E[] {
  const found: E[] = [];
  const visit = (node: Node) => {
    if (node instanceof Element) {
      if (node.matches(selector)) found.push(node as E);
      if (node.shadowRoot) visit(node.shadowRoot);
    }
    node.childNodes.forEach(visit);
  };
  visit(root);
  return found;
}

/** The first match, or a test that fails in words. */
export function find<E extends Element = HTMLElement>(
  root: Node,
  selector: string,
  found: readonly E[] = findAll<E>(root, selector),
): E {
  if (!found[0]) throw new Error(`Nothing matches ${selector}.`);
  return found[0];
}

/** What is left on screen in the made-up language that no catalogue text put there. */
export function outsideCatalogue(text: string): string {
  let left = text;
  for (let before = ''; before !== left;) {
    before = left;
    left = left.replaceAll(/⟦[^⟦⟧]*⟧/g, ' ');
  }
  return left.trim();
}

/** The button that says this. */
export const buttonNamed = (view: Node, words: string): HTMLElement =>
  find(
    view,
    'button',
    findAll(view, 'button').filter((one) => textOf(one) === words),
  );
