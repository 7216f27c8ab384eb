import { expect } from 'chai';
import sharp from 'sharp';
import { openTool } from './support/pages.js';
import { onStage } from './support/stage.js';

const WORDS = {
  en: {
    goals: 'Plan',
    portfolio: 'Portfolio',
    write: 'Write a reflection',
    prompt: 'What did you learn?',
    saved: /^Saved \d/,
    sees: 'Who can see it',
    teachers: 'My teachers, my counselor and me',
    back: 'Back to reflections',
    search: 'Search your words',
    found: '1 reflection',
    evidence: 'Evidence',
    file: 'gate',
    because: 'My first seam',
    change: 'Change gate',
    why: 'Why does it matter?',
    save: 'Save',
    remove: 'Remove gate',
    undo: 'Undo',
    shared: 'What the student wrote and shares',
    text: 'I learned to hold the torch still.',
  },
  es: {
    goals: 'Plan',
    portfolio: 'Portafolio',
    write: 'Escribir una reflexión',
    prompt: '¿Qué aprendiste?',
    saved: /^Guardado \d|^Se guardó|^Guardad/,
    sees: 'Quién puede verla',
    teachers: 'Mis maestros, mi consejero y yo',
    back: 'Volver a las reflexiones',
    search: 'Buscar en lo que escribiste',
    found: '1 reflexión',
    evidence: 'Evidencias',
    file: 'puerta',
    because: 'Mi primera costura',
    change: 'Cambiar puerta',
    why: '¿Por qué es importante?',
    save: 'Guardar',
    remove: 'Quitar puerta',
    undo: 'Deshacer',
    shared: 'Lo que el estudiante escribió y comparte',
    text: 'Aprendí a sostener la antorcha sin moverla.',
  },
} as const;

describe('a student’s portfolio', function () {
  this.timeout(120_000);
  const stage = onStage();

  for (const locale of ['en', 'es'] as const) {
    it(`F16, U28: writes, finds and shares a reflection, and keeps a picture (${locale})`, async () => {
      const { page, tool, product, visit } = stage;
      const words = WORDS[locale];
      await openTool(page, product, 'student', locale);
      await tool.getByRole('link', { name: words.portfolio, exact: true }).click();
      await tool.getByRole('link', { name: words.write }).click();
      await tool.getByRole('button', { name: words.prompt }).click();
      await tool.getByLabel(words.prompt).fill(words.text);
      await tool.getByText(words.saved).waitFor();
      await tool.getByLabel(words.sees).selectOption({ label: words.teachers });
      await tool.getByRole('link', { name: words.back }).click();
      await tool.getByLabel(words.search).fill(locale === 'en' ? 'TORCH' : 'ANTORCHA');
      await tool.getByRole('paragraph').filter({ hasText: words.found }).waitFor();
      await tool.getByText(words.text).waitFor();

      await tool.getByRole('link', { name: words.evidence, exact: true }).click();
      const picture = await sharp({
        create: { width: 800, height: 500, channels: 3, background: '#3a7' },
      })
        .jpeg()
        .toBuffer();
      await tool
        .locator('input[type=file]')
        .setInputFiles({ name: `${words.file}.jpeg`, mimeType: 'image/jpeg', buffer: picture });
      await tool.getByRole('heading', { name: words.file }).waitFor();
      await tool.locator('ilp-picture img').first().waitFor();
      await tool.getByRole('button', { name: words.change }).click();
      await tool.getByLabel(words.why).fill(words.because);
      await tool.getByLabel(words.sees.replace('verla', 'verlo')).selectOption({
        label: words.teachers,
      });
      await tool.getByRole('button', { name: words.save, exact: true }).click();
      await tool.getByText(words.because).waitFor();
      await tool.getByRole('button', { name: words.remove }).click();
      await tool.getByRole('button', { name: words.undo }).click();
      await tool.getByText(words.because).waitFor();

      await openTool(page, product, 'teacher', locale);
      await tool.getByRole('link', { name: /Maya/ }).first().click();
      await tool.getByRole('heading', { name: words.shared }).waitFor();
      await tool.getByText(words.text).waitFor();
      await tool.locator('ilp-picture img').first().waitFor();
      const download = page.waitForEvent('download');
      await tool
        .getByRole('button', { name: `${words.file}.jpg` })
        .first()
        .click();
      expect((await download).suggestedFilename()).to.equal(`${words.file}.jpg`);
      expect(visit.errors, 'errors on the pages').to.deep.equal([]);
    });
  }
});
