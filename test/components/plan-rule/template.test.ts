import { expect, html, waitUntil } from '@open-wc/testing';
import type { DistrictTemplates, TemplatePreview } from '#contracts/district-template.js';
import type { PlanTemplate } from '#contracts/templates.js';
import '#components/plan-rule/ilp-template-view.js';
import type { IlpTemplateView } from '#components/plan-rule/ilp-template-view.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const template: PlanTemplate = {
  ...{ state: 'AK', version: '2026-11', name: 'Learning Plan', abbreviation: 'PLCP' },
  ...{ grades: { from: 6, to: 12 }, gradesText: '6-12', since: '2010', mandate: 'Policy' },
  ...{ rule: 'What it says', note: 'Look it up', source: 'law.example', checkedOn: '2026-11-23' },
  ...{ confidence: 'low', signatures: [], gates: [], clocks: [], meetings: [], artifacts: null },
  ...{ optOut: null, notice: false, otherPlans: null, packs: [] },
  components: [{ code: 'interest' }, { code: 'resume' }],
};
const district: DistrictTemplates = {
  versions: [
    { number: 2, template, publishedAt: '2026-11-02T10:00:00Z', publishedBy: 'Sam', changes: [] },
    { number: 1, template, publishedAt: '2026-11-01T10:00:00Z', publishedBy: null, changes: [] },
  ],
  fromState: [],
};
const preview: TemplatePreview = {
  ...{ fromState: [], fromCurrent: [{ kind: 'component-added', code: 'careergoal' }] },
  effect: {
    ...{ students: 40, becomeIncomplete: { low: 0, high: 9 } },
    ...{ becomeComplete: { low: 0, high: 0 }, gaps: [] },
  },
};
const brief = { ...template, components: 2 };

describe('what a plan needs, for an administrator', () => {
  const show = async (held: DistrictTemplates, more: Record<string, unknown> = {}) => {
    const api = fakeApi({
      ...{ 'GET /templates': [brief], 'GET /templates/AK': template },
      ...{ 'GET /district-template': held, ...more },
    });
    const view = await viewFixture<IlpTemplateView>(
      html`<ilp-template-view .api=${api}></ilp-template-view>`,
    );
    return { api, view };
  };

  for (const locale of ['en', 'es'] as const)
    it(`F10: a rule that is not sure says so first, with its source and day (${locale})`, async () => {
      await useMessages(locale, 'requirements');
      const { view } = await show(district);
      expect(textOf(view)).to.include('law.example').and.include('2026');
      expect(findAll(view, '.notice.warn')).to.not.have.length(0);
      await expect(view).to.be.accessible();
    });

  it('B8, F10: a change is tried on students, then published on the version it was made from', async () => {
    await useMessages('en', 'requirements');
    const { view, api } = await show(district, {
      'POST /district-template/preview': preview,
      'POST /district-template': district,
    });
    find<HTMLInputElement>(view, 'input[name=careergoal]').click();
    await view.updateComplete;
    find<HTMLButtonElement>(view, '.button.primary').click();
    await waitUntil(() => findAll(view, '#effect').length === 1);
    expect(textOf(view)).to.include('0 to 9');
    find<HTMLButtonElement>(view, '.actions .button.primary').click();
    await waitUntil(() => api.calls.includes('POST /district-template'));
    expect(api.bodies.at(-1)).to.deep.include({ state: 'AK', basedOn: 2 });
    const sent = api.bodies.at(-1) as { components: { code: string }[] };
    expect(sent.components.map(({ code }) => code)).to.deep.equal([
      ...['interest', 'resume', 'careergoal'],
    ]);
  });

  it('F10: a district without a rule picks its state', async () => {
    await useMessages('en', 'requirements');
    const { view, api } = await show({ versions: [], fromState: [] });
    expect(findAll(view, 'ilp-template-editor')).to.have.length(0);
    const state = find<IlpField>(view, '[name=state]');
    state.value = 'AK';
    state.dispatchEvent(new Event('change'));
    await waitUntil(() => findAll(view, 'ilp-template-editor').length === 1);
    expect(api.calls).to.include('GET /templates/AK');
  });
});
