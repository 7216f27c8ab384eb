import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '#components/shared/ilp-read-aloud.js';
import type { IlpReadAloud } from '#components/shared/ilp-read-aloud.js';
import { find, findAll, textOf, useMessages } from '../support/view.js';

interface Spoken {
  text: string;
  lang: string;
  voice: { name: string };
  onerror: (event: { error: string }) => void;
}

const voice = (name: string, lang: string, localService = true) => ({
  ...{ name, lang, localService, default: false },
});
const VOICES = [voice('far', 'en-US', false), voice('near', 'en-US'), voice('cerca', 'es-MX')];

/** A device with these voices, which remembers what it was told to read. */
function useDevice(voices: ReturnType<typeof voice>[] | null) {
  const said: Spoken[] = [];
  const device = Object.assign(new EventTarget(), {
    voices: voices ?? [],
    getVoices: () => device.voices,
    cancel: () => void said.splice(0),
    speak: (part: Spoken) => void said.push(part),
  });
  const part = class {
    readonly text: string;
    constructor(text: string) {
      this.text = text;
    }
  };
  Object.defineProperty(window, 'speechSynthesis', { value: device, configurable: true });
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: part, configurable: true });
  return { device, said };
}

const element = (texts = ['Do you like it?', 'Yes', 'No']) =>
  fixture<IlpReadAloud>(html`<ilp-read-aloud .texts=${texts}></ilp-read-aloud>`);
const wordsOf = (said: Spoken[]) => said.map(({ text }) => text);

describe('<ilp-read-aloud>', () => {
  const own = {
    speechSynthesis: Object.getOwnPropertyDescriptor(window, 'speechSynthesis')!,
    SpeechSynthesisUtterance: Object.getOwnPropertyDescriptor(window, 'SpeechSynthesisUtterance')!,
  };
  before(() => useMessages('en'));
  afterEach(async () => {
    Object.defineProperties(window, own);
    await useMessages('en');
  });

  for (const locale of ['en', 'es'] as const)
    it(`passes axe, in ${locale}`, async () => {
      useDevice(VOICES);
      await useMessages(locale);
      await expect(await element()).to.be.accessible();
    });

  it('F35: reads question and answers with a voice of the device, by keyboard, and says so', async () => {
    const { said } = useDevice(VOICES);
    const switcher = await element();
    expect(textOf(switcher)).to.include('Your own device reads. Nothing is sent anywhere.');
    find(switcher, 'button').focus();
    await sendKeys({ press: 'Enter' });
    await switcher.updateComplete;
    expect(wordsOf(said)).to.deep.equal(['Do you like it?', 'Yes', 'No']);
    expect(said[0]?.voice.name).to.equal('near');
    expect(find(switcher, 'button').getAttribute('aria-pressed')).to.equal('true');
    await sendKeys({ press: 'Enter' });
    expect(said).to.deep.equal([]);
  });

  it('F35: goes on with the next question, and is silent when the page is left', async () => {
    const { said } = useDevice(VOICES);
    const switcher = await element();
    expect(said).to.deep.equal([]);
    find(switcher, 'button').click();
    await switcher.updateComplete;
    switcher.texts = ['And this?'];
    await switcher.updateComplete;
    expect(wordsOf(said)).to.deep.equal(['And this?']);
    switcher.remove();
    expect(said).to.deep.equal([]);
  });

  it('F35: reads Spanish with a Spanish voice', async () => {
    const { said } = useDevice(VOICES);
    await useMessages('es');
    const switcher = await element(['¿Te gusta?']);
    find(switcher, 'button').click();
    await switcher.updateComplete;
    expect([said[0]?.voice.name, said[0]?.lang]).to.deep.equal(['cerca', 'es-MX']);
  });

  it('F35: is not there without a voice of the device: others would send the text away', async () => {
    useDevice([voice('far', 'en-US', false), voice('cerca', 'es-MX')]);
    expect(findAll(await element(), 'button')).to.deep.equal([]);
  });

  it('F35: comes when the voices come', async () => {
    const { device } = useDevice(null);
    const switcher = await element();
    expect(findAll(switcher, 'button')).to.deep.equal([]);
    device.voices = VOICES;
    device.dispatchEvent(new Event('voiceschanged'));
    await waitUntil(() => findAll(switcher, 'button').length === 1);
  });

  it('F35: says when the device could not read', async () => {
    const { said } = useDevice(VOICES);
    const switcher = await element();
    find(switcher, 'button').click();
    await switcher.updateComplete;
    said[0]?.onerror({ error: 'synthesis-failed' });
    await switcher.updateComplete;
    expect(textOf(switcher)).to.include('Your device could not read it aloud.');
    expect(find(switcher, 'button').getAttribute('aria-pressed')).to.equal('false');
  });
});
