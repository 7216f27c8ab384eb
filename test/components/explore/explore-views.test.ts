import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ProblemError } from '#components/api/problem-error.js';
import { CLUSTERS_DRAWN } from '#components/explore/cluster-art.js';
import '#components/explore/ilp-career-index-view.js';
import '#components/explore/ilp-cluster-view.js';
import '#components/explore/ilp-clusters-view.js';
import '#components/explore/ilp-pathway-view.js';
import '#components/explore/ilp-subject-view.js';
import '#components/explore/ilp-subjects-view.js';
import type { IlpView } from '#components/shared/ilp-view.js';
import { navigate } from '#components/shared/navigation.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  outsideCatalogue,
  settled,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';
import { cluster, clusters, indexOf, pathway, physics, subjects } from './samples.js';

const PAGES: Record<string, { view: (api: unknown) => unknown; answers: Answers }> = {
  'the clusters': {
    view: (api) => html`<ilp-clusters-view .api=${api}></ilp-clusters-view>`,
    answers: { 'GET /careers/clusters': clusters },
  },
  'a cluster': {
    view: (api) =>
      html`<ilp-cluster-view
        .api=${api}
        .params=${{ cluster: 'health-science' }}
      ></ilp-cluster-view>`,
    answers: { 'GET /careers/clusters/health-science': cluster },
  },
  'a pathway': {
    view: (api) =>
      html`<ilp-pathway-view .api=${api} .params=${{ pathway: pathway.id }}></ilp-pathway-view>`,
    answers: { [`GET /careers/pathways/${pathway.id}`]: pathway },
  },
  'the index': {
    view: (api) => html`<ilp-career-index-view .api=${api}></ilp-career-index-view>`,
    answers: {
      'GET /careers/index?letter=A': indexOf('A'),
      'GET /careers/index?letter=V': indexOf('V'),
    },
  },
  'the subjects': {
    view: (api) => html`<ilp-subjects-view .api=${api}></ilp-subjects-view>`,
    answers: { 'GET /careers/subjects': subjects },
  },
  'a subject': {
    view: (api) =>
      html`<ilp-subject-view .api=${api} .params=${{ subject: 'physics' }}></ilp-subject-view>`,
    answers: {
      'GET /careers/subjects/physics?limit=20&offset=0': physics,
      'GET /careers/subjects/physics?limit=20&offset=2': physics,
    },
  },
};

async function open(page: keyof typeof PAGES, answers: Answers = {}, session = studentSession) {
  const { view: template, answers: own } = PAGES[page]!;
  const api = fakeApi({ ...own, ...answers });
  const view = await viewFixture<IlpView>(template(api) as never, session);
  return { api, view };
}

const links = (view: Node, selector = 'a') =>
  findAll(view, selector).map((link) => [link.getAttribute('href'), textOf(link)]);

describe('Ways to look for careers', () => {
  before(() => useMessages('en', 'careers', 'careers-data', 'explore'));
  afterEach(() => {
    history.replaceState(null, '', '/');
    return useMessages('en');
  });

  for (const page of Object.keys(PAGES)) {
    for (const locale of ['en', 'es'] as const)
      it(`passes axe: ${page}, in ${locale}`, async () => {
        await useMessages(locale);
        const { view } = await open(page);
        await expect(view).to.be.accessible();
      });

    it(`shows no word from outside the catalogue: ${page}`, async () => {
      await useMessages('en-XA');
      const { view } = await open(page);
      const titles = /Registered Nurses|Carpenters|Physicists|English 9|\b[A-Z]\d?\b|\band\b/g;
      expect(outsideCatalogue(textOf(view)).replaceAll(titles, '')).not.to.match(/\p{L}/u);
    });

    it(`says so when it cannot load, and tries again: ${page}`, async () => {
      const first = Object.keys(PAGES[page]!.answers)[0]!;
      const { api, view } = await open(page, { [first]: new ProblemError('unavailable', 503) });
      await expect(view).to.be.accessible();
      api.answers[first] = PAGES[page]!.answers[first];
      find(view, 'ilp-error-state button, .notice button').click();
      await settled(view);
      await waitUntil(() => findAll(view, 'ilp-error-state').length === 0);
    });
  }

  it('F47: shows clusters with a drawing, plain words and how many careers', async () => {
    const { view } = await open('the clusters');
    expect(CLUSTERS_DRAWN).to.have.length(16);
    expect(findAll(view, '.tile svg.art')).to.have.length(1);
    expect(links(view, '.tile')).to.deep.equal([
      [
        '/explore/clusters/health-science',
        'Health Science Helping people get well and stay well. 119 careers',
      ],
    ]);
  });

  it('F47: goes from a cluster to its pathways, and from there to careers', async () => {
    const { view } = await open('a cluster');
    expect(textOf(find(view, 'h1'))).to.equal('Health Science');
    expect(links(view, 'li a')).to.deep.equal([
      [
        '/explore/pathways/health-science--diagnostic-services',
        'Tests that find out what is wrong',
      ],
      ['/explore/pathways/health-science--therapeutic-services', 'Treating and caring for people'],
    ]);
    const { view: careers } = await open('a pathway');
    expect(links(careers).map(([href]) => href)).to.deep.equal([
      '/explore/clusters/health-science',
      '/careers/29-1141.00',
      '/careers/47-2031.00',
    ]);
  });

  it('F45: gives each letter its count, and those without careers no link', async () => {
    const { view } = await open('the index');
    const letters = findAll(view, '.letter');
    expect(letters).to.have.length(26);
    expect(letters[0]!.getAttribute('aria-current')).to.equal('true');
    expect(textOf(letters[1]!)).to.equal('B 2 careers');
    const none = letters.filter((letter) => letter.localName !== 'a');
    expect(none.map(textOf)).to.deep.equal(['X 0 careers']);
  });

  it('F45: follows the letter in the address, with focus on its list', async () => {
    history.replaceState(null, '', '/explore/index');
    const { view } = await open('the index');
    navigate('explore/index?letter=V');
    await waitUntil(() => textOf(view).includes('Careers that begin with V'));
    await waitUntil(() => view.shadowRoot?.activeElement?.id === 'titles');
    expect(links(view, '.titles a')[0]).to.deep.equal(['/careers/11-0001.00', 'V 1']);
  });

  it('F46: names the subject of the class the student is in', async () => {
    const { view } = await open('the subjects');
    expect(textOf(find(view, '.notice'))).to.equal(
      'Your class English 9 belongs to: English & language arts',
    );
    const session = { ...studentSession, courseTitle: 'Homeroom' };
    const { view: other } = await open('the subjects', {}, session);
    expect(findAll(other, '.notice')).to.have.length(0);
    expect(links(other, 'li a')).to.deep.equal([
      ['/explore/subjects/english-language-arts', 'English & language arts'],
      ['/explore/subjects/physics', 'Physics'],
    ]);
  });

  it('F46: says how each career uses the subject, and shows more by keyboard', async () => {
    const { view } = await open('a subject');
    const rows = () => findAll(view, 'li');
    expect(textOf(rows()[0]!)).to.equal('Physicists Physics: of the highest importance');
    expect(textOf(rows()[1]!)).to.match(/^Carpenters Used, but other things matter more here/);
    find(view, '.button').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => rows().length === 4);
    await waitUntil(() => view.shadowRoot?.activeElement?.getAttribute('href') !== undefined);
  });
});
