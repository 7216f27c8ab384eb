import { expect, html } from '@open-wc/testing';
import type { PlacedActivity } from '#contracts/attach.js';
import '#components/assignments/ilp-activity-view.js';
import type { IlpActivityView } from '#components/assignments/ilp-activity-view.js';
import { fakeApi, textOf, useMessages, viewFixture } from '../support/view.js';
import { teacherSession } from './samples.js';

const activity: PlacedActivity = {
  id: '0193a5c6-0000-7000-8000-000000000009',
  ...{ kind: 'profiler', title: 'What do you like?', target: null },
  ...{ madeAt: '2026-11-20T10:00:00.000Z', maxPoints: 15, dueAt: '2026-12-02T04:59:00.000Z' },
};

describe('<ilp-activity-view>', () => {
  for (const locale of ['en', 'es'] as const) {
    it(`says what students find behind the link (${locale})`, async () => {
      await useMessages(locale, 'assignments');
      const view = await viewFixture<IlpActivityView>(
        html`<ilp-activity-view
          .api=${fakeApi({ [`GET /activities/${activity.id}`]: activity })}
          .params=${{ id: activity.id }}
        ></ilp-activity-view>`,
        teacherSession,
      );
      const words = { en: ['Interest questions', '15 points'], es: ['Preguntas de intereses'] };
      for (const word of ['What do you like?', ...words[locale]])
        expect(textOf(view)).to.contain(word);
      await expect(view).to.be.accessible();
    });
  }
});
