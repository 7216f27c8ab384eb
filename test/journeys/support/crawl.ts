import type { Frame, Page } from 'playwright-core';
import { openTool } from './pages.js';
import type { Product } from './product.js';

/** What one page of the app holds. */
export interface Crawled {
  id: string;
  /** Ids of the headings of its sections, in order. */
  sections: string[];
  /** Addresses below the app's base. */
  links: string[];
  /** What is wrong with it, in words. */
  faults: string[];
}

/** The sections of a profile, as the ids of their headings. */
const SECTIONS = [
  ...[
    'work',
    'pay',
    'states',
    'outlook',
    'ways',
    'programs',
    'voices',
    'classes',
    'uses',
    'interests',
  ],
  ...['related', 'sources'],
];
/** One session may ask 600 times a minute; a profile asks three times, a program once. */
const PER_SESSION = 80;

/** Everything that is wrong with these careers' profiles, and with the programs of study they link to. */
export async function careerFaults(
  page: Page,
  product: Pick<Product, 'lms' | 'tool'>,
  codes: readonly string[],
  known: readonly string[],
): Promise<{ profiles: number; programs: number; faults: string[] }> {
  const sessions: string[] = [];
  for (let lent = 0; lent < codes.length; lent += PER_SESSION) {
    const launched = await openTool(page, product, 'teacher');
    sessions.push(await launched.evaluate(() => Object.values(sessionStorage).join()));
  }
  const frame = await openTool(page, product, 'teacher');
  await lendSessions(frame, sessions);
  const careers = await crawl(frame, 'ilp-career-view', 'careers/', 'code', codes);
  const cips = [...linksTo(careers, 'explore/programs/')];
  const programs = await crawl(frame, 'ilp-program-view', 'explore/programs/', 'cip', cips);
  const places = linksTo([...careers, ...programs], 'careers/');
  const broken = [...places].filter((code) => !known.includes(code.replace('/interview', '')));
  const odd = careers.filter(({ sections }) => sections.join() !== SECTIONS.join());
  return {
    profiles: careers.length,
    programs: programs.length,
    faults: [
      ...[...careers, ...programs].flatMap(({ id, faults }) =>
        faults.map((one) => `${id}: ${one}`),
      ),
      ...odd.map(({ id, sections }) => `${id}: has the sections ${sections.join()}`),
      ...broken.map((code) => `${code}: is linked and not there`),
    ],
  };
}

const linksTo = (pages: readonly Crawled[], place: string) =>
  new Set(
    pages.flatMap(({ links }) =>
      links.flatMap((link) => (link.startsWith(place) ? link.slice(place.length) : [])),
    ),
  );

/** The page's requests take turns with these sessions, so that one is not held back for asking too often. */
async function lendSessions(frame: Frame, stored: readonly string[]): Promise<void> {
  await frame.evaluate((all) => {
    const tokens = all.flatMap((text) => /session_\d+_[\w-]{43}/.exec(text)?.[0] ?? []);
    const send = window.fetch.bind(window);
    let turn = 0;
    window.fetch = (input, init) => {
      turn += 1;
      const authorization = `Bearer ${tokens[turn % tokens.length] ?? ''}`;
      return send(input, { ...init, headers: { ...(init?.headers as object), authorization } });
    };
  }, stored);
}

/** Draws a view of the built app once for each id, several at a time, and reads what it shows. */
async function crawl(
  frame: Frame,
  element: string,
  path: string,
  parameter: string,
  ids: readonly string[],
): Promise<Crawled[]> {
  // The compiler of the tests names functions by a helper that the page lacks.
  await frame.evaluate('globalThis.__name = (named) => named');
  return frame.evaluate(
    async (wish) => {
      const app = document.querySelector('ilp-app');
      if (!app) throw new Error('There is no app.');
      const base = location.pathname.split('/').slice(0, 3).join('/') + '/';

      // Going to one of its pages brings the view's code and words.
      history.pushState(null, '', `${base}${wish.path}${wish.ids[0] ?? ''}`);
      window.dispatchEvent(new PopStateEvent('popstate'));
      await customElements.whenDefined(wish.element);

      const nodesOf = function* (root: Node): Generator<Node> {
        yield root;
        if (root instanceof Element && root.shadowRoot) yield* nodesOf(root.shadowRoot);
        for (const child of root.childNodes) yield* nodesOf(child);
      };
      const all = (root: Node, selector: string) =>
        [...nodesOf(root)].filter(
          (node): node is Element => node instanceof Element && node.matches(selector),
        );
      const textOf = (root: Node) =>
        [...nodesOf(root)]
          .filter((node) => node instanceof Text && !(node.parentNode instanceof HTMLStyleElement))
          .map((node) => (node as Text).data)
          .join(' ')
          .replaceAll(/\s+/g, ' ')
          .trim();
      const SOURCE = 'h2, h3, .small.quiet';

      const read = (view: Element, id: string) => {
        const faults: string[] = [];
        const sections = all(view, 'section[aria-labelledby]');
        for (const section of sections) {
          const name = section.getAttribute('aria-labelledby') ?? '';
          // What is left when headings and sources are taken away.
          let rest = textOf(section);
          for (const part of all(section, SOURCE)) rest = rest.replace(textOf(part), '');
          if (!/\p{L}{3}|\d/u.test(rest)) faults.push(`nothing in ${name}`);
          if (all(section, 'h2').every((heading) => textOf(heading) === ''))
            faults.push(`no heading in ${name}`);
        }
        if (all(view, 'ilp-error-state').length > 0) faults.push('a part failed');
        const odd = /\b(undefined|null|NaN|\[object)\b/.exec(textOf(view));
        if (odd) faults.push(`says ${odd[0]}`);
        const links = all(view, 'a[href]').map((link) => link.getAttribute('href') ?? '');
        return {
          ...{ id, faults },
          sections: sections.map((one) => one.getAttribute('aria-labelledby') ?? ''),
          links: links.flatMap((href) => (href.startsWith(base) ? href.slice(base.length) : [])),
        };
      };

      const one = async (id: string) => {
        const view = document.createElement(wish.element);
        Object.assign(view, { params: { [wish.parameter]: id } });
        app.append(view);
        const begun = performance.now();
        // A full look is slow: only at the roots where something loads.
        const isReady = (root: ShadowRoot | null): boolean =>
          root?.querySelector('h1, h2') != null &&
          root.querySelector('ilp-skeleton') === null &&
          [...root.querySelectorAll('ilp-career-programs, ilp-career-voices')].every((part) =>
            isReady(part.shadowRoot),
          );
        while (!isReady(view.shadowRoot)) {
          if (performance.now() - begun > 20_000) break;
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        const found = read(view, id);
        view.remove();
        return found;
      };

      const waiting = [...wish.ids];
      const found: Awaited<ReturnType<typeof one>>[] = [];
      const worker = async () => {
        for (let id = waiting.shift(); id !== undefined; id = waiting.shift())
          found.push(await one(id));
      };
      await Promise.all(Array.from({ length: 8 }, worker));
      return found;
    },
    { element, path, parameter, ids },
  );
}
