import { expect } from 'chai';
import type { MatchFairness } from '#contracts/match-fairness.js';
import { storedFairness } from '#server/features/matchmaker/fairness/fairness-service.js';
import { apiAs } from '../support/api.js';
import { buildPerson } from '../support/builders.js';
import { reply } from '../support/reply.js';

describe('The fairness report', () => {
  it('F36: counselors and administrators read the stored figures, careers by title', async () => {
    for (const role of ['counselor', 'admin'] as const) {
      const client = await apiAs(await buildPerson({ role }));
      const report = await reply<MatchFairness>(client.get('/api/match-fairness'));
      const { runs, ...rest } = storedFairness();
      expect(report).to.deep.include({ ...rest, isCurrent: true });
      expect(report.runs.map(({ zones }) => zones)).to.deep.equal(runs.map(({ zones }) => zones));
      const [first] = report.runs[0]?.unreached ?? [];
      expect(first?.career.code).to.equal(runs[0]?.unreached[0]?.code);
      expect(first?.career.title).to.be.a('string');
    }
  });

  it('F36: students and teachers do not', async () => {
    for (const role of ['student', 'teacher'] as const)
      await (await apiAs(await buildPerson({ role }))).get('/api/match-fairness').expect(403);
  });
});
