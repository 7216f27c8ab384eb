import { expect } from 'chai';
import { newVisit } from './support/browser.js';
import { onStage } from './support/stage.js';

const WORDS = {
  en: {
    ...{
      link: 'Activities',
      add: 'Add an activity',
      title: 'What did you do?',
      hours: 'Hours in all',
    },
    ...{ first: 'First day', done: 'Done', ask: 'Ask for confirmation', make: 'Make the link' },
    ...{
      linkLabel: 'The link',
      close: 'Close',
      saved: /Saved \d/,
      verified: /Confirmed by Coach Reyes/,
    },
    ...{ question: /Can you confirm this for Maya/, name: 'Your name', yes: 'Yes, this is right' },
    ...{ thanks: 'Thank you', gone: 'This link does not work', language: 'en-US' },
  },
  es: {
    ...{
      link: 'Actividades',
      add: 'Agregar una actividad',
      title: '¿Qué hiciste?',
      hours: 'Horas en total',
    },
    ...{ first: 'Primer día', done: 'Listo', ask: 'Pedir confirmación', make: 'Hacer el enlace' },
    ...{
      linkLabel: 'El enlace',
      close: 'Cerrar',
      saved: /Guardado \d/,
      verified: /Confirmado por Coach Reyes/,
    },
    ...{ question: /Puede confirmar esto de Maya/, name: 'Su nombre', yes: 'Sí, es correcto' },
    ...{ thanks: 'Gracias', gone: 'Este enlace no funciona', language: 'es-US' },
  },
} as const;

/** A student writes down service hours, a coach without an account confirms them, the student sees it. */
describe('service hours and the coach who confirms them', function () {
  this.timeout(120_000);
  const stage = onStage();

  for (const [locale, words] of Object.entries(WORDS)) {
    it(`B10: from the student to the coach and back (${locale})`, async () => {
      const { page, tool, product } = stage;
      await page.goto(`${product.lms}/canvas/courses/1/tool?as=student&locale=${locale}`);
      await tool.getByRole('link', { name: words.link }).click();
      await tool.getByRole('button', { name: words.add }).first().click();
      await tool.getByLabel(words.title).fill(`Food bank ${locale}`);
      await tool.getByLabel(words.hours).fill('12');
      await tool.getByLabel(words.first).fill('2026-09-05');
      await tool.getByText(words.saved).waitFor();
      await tool.getByRole('button', { name: words.done }).click();
      const entry = tool.locator('ilp-activity-entry', { hasText: `Food bank ${locale}` });
      await entry.getByRole('button', { name: words.ask }).click();
      await tool.getByRole('button', { name: words.make }).click();
      const link = await tool.getByLabel(words.linkLabel, { exact: true }).inputValue();
      await tool.getByRole('button', { name: words.close }).first().click();

      // The sandbox's tool answers to one name only: the address without its host is what counts.
      const address = `${product.tool}${new URL(link).pathname}`;
      const coach = await newVisit([product.tool], {
        locale: words.language,
        width: 360,
        height: 740,
      });
      await coach.page.goto(address);
      await coach.page.getByRole('heading', { name: words.question }).waitFor();
      expect(await coach.page.locator('main').innerText()).not.to.include('Lopez');
      await coach.page.getByLabel(words.name).fill('Coach Reyes');
      await coach.page.getByRole('button', { name: words.yes }).click();
      await coach.page.getByRole('heading', { name: words.thanks }).waitFor();
      await coach.page.goto(address);
      await coach.page.getByRole('heading', { name: words.gone }).waitFor();
      expect(coach.foreign).to.deep.equal([]);
      await coach.context.close();

      await page.reload();
      await tool.getByRole('link', { name: words.link }).click();
      await entry.getByText(words.verified).first().waitFor();
    });
  }

  it('F19: what a student finishes in Pathlight is in their activities', async () => {
    const { page, tool, product } = stage;
    await page.goto(`${product.lms}/canvas/courses/1/tool?as=student`);
    await tool.getByRole('link', { name: 'Explore' }).click();
    await tool.getByRole('searchbox').fill('registered nurse');
    await tool.getByRole('link', { name: 'Registered Nurses' }).first().click();
    await tool.getByRole('button', { name: 'Save this career' }).click();
    await tool.getByLabel('What do you think about it?').fill('My aunt is one.');
    await tool.getByText(/Saved \d/).waitFor();
    await tool.getByRole('link', { name: 'Activities' }).click();
    await tool.getByText('Looked into a career: Registered Nurses').waitFor();
  });
});
