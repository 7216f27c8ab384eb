import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sectionsOf } from '#lti/sections.js';
import { canvasDeveloperKey } from '#lti/canvas-key.js';
import { customParameters } from '#lti/tool-configuration.js';
import { wholeRoster } from '../../support/roster.js';
import { failure, json, withTokens } from './service-stage.js';
import { ISSUER } from './stage.js';

const URL_OF_LIST = `${ISSUER}/members`;
const CANVAS_LIST = join(import.meta.dirname, '../../fixtures/lti/canvas/nrps-with-rlid.json');
const LINK = '5d2b7f3e-1c84-4c79-9f2a-7be3a1c0d948';

describe('sections', () => {
  it('LTI-C18: are read by position from the two lists that Canvas sorts alike', () => {
    expect(
      sectionsOf({ section_ids: '611,612', section_names: '["Period 3","Period 5, late"]' }),
    ).to.deep.equal([
      { lmsId: '611', name: 'Period 3' },
      { lmsId: '612', name: 'Period 5, late' },
    ]);
  });

  for (const [what, section_names] of [
    ['fewer names than ids', '["Period 3"]'],
    ['no JSON', '[Period 3]'],
    ['no list', '{"a":1}'],
    ['numbers', '[1,2]'],
  ] as const)
    it(`LTI-C18: keep their ids without names where there are ${what}`, () => {
      expect(sectionsOf({ section_ids: '611, 612', section_names })).to.deep.equal([
        { lmsId: '611' },
        { lmsId: '612' },
      ]);
    });

  it('LTI-C18: are not made up where nothing is said', () => {
    expect(sectionsOf({})).to.equal(undefined);
    expect(sectionsOf({ section_names: '["Period 3"]' })).to.equal(undefined);
    expect(sectionsOf({ section_ids: ' , ' })).to.equal(undefined);
    const many = Array.from({ length: 201 }, (_, index) => String(index)).join(',');
    expect(sectionsOf({ section_ids: many })).to.equal(undefined);
  });

  it('LTI-C18: are asked of Canvas in both ways of installing, and of nobody else', () => {
    const wanted = {
      section_ids: '$Canvas.course.sectionIds',
      section_names: '$com.instructure.User.sectionNames',
    };
    expect(customParameters('canvas')).to.include(wanted);
    expect(
      (canvasDeveloperKey('https://tool.test') as { custom_fields: object }).custom_fields,
    ).to.include(wanted);
    expect(customParameters('moodle')).not.to.have.any.keys(...Object.keys(wanted));
  });

  it('LTI-C18: stand in Canvas’s class list when it is asked by a link of ours', async () => {
    const stage = await withTokens('canvas');
    const { response } = JSON.parse(readFileSync(CANVAS_LIST, 'utf8')) as {
      response: { body: unknown };
    };
    stage.answers.set(URL_OF_LIST, () => json(response.body));
    const list = await wholeRoster(
      stage.lti.services.fetchRoster(stage.registration.id, URL_OF_LIST, LINK),
    );
    const [asked] = stage.calls.filter(({ address }) => address.startsWith(URL_OF_LIST));
    expect(new URL(asked!.address).searchParams.get('rlid')).to.equal(LINK);
    expect(list.members[0]).to.deep.include({
      sub: 'b7e4b1c2-5a0d-4f0c-9d31-6f2f1f6c7a10',
      sections: [{ lmsId: '611', name: 'Period 3' }],
    });
  });

  it('LTI-C18: a variable that Canvas did not fill is no section', async () => {
    const stage = await withTokens('canvas');
    const custom = {
      section_ids: '$Canvas.course.sectionIds',
      section_names: '$com.instructure.User.sectionNames',
    };
    const message = [{ 'https://purl.imsglobal.org/spec/lti/claim/custom': custom }];
    const member = { user_id: 'p1', roles: ['Learner'] };
    stage.answers.set(URL_OF_LIST, () =>
      json({
        members: [
          { ...member, message },
          { ...member, user_id: 'p2', message: 'odd' },
        ],
      }),
    );
    const list = await wholeRoster(
      stage.lti.services.fetchRoster(stage.registration.id, URL_OF_LIST, LINK),
    );
    expect(list.members.map(({ sub, sections }) => [sub, sections])).to.deep.equal([
      ['p1', undefined],
      ['p2', undefined],
    ]);
  });

  it('LTI-C18: a link that Canvas no longer knows costs the sections, never the list', async () => {
    const stage = await withTokens('canvas');
    stage.answers.set(URL_OF_LIST, () =>
      stage.calls.at(-1)?.address.includes('rlid=')
        ? { status: 400, text: '{"errors":{"message":"Requested ResourceLink was not found"}}' }
        : json({ members: [{ user_id: 'p1', roles: ['Learner'] }] }),
    );
    const list = await wholeRoster(
      stage.lti.services.fetchRoster(stage.registration.id, URL_OF_LIST, LINK),
    );
    expect(list.members.map(({ sub }) => sub)).to.deep.equal(['p1']);
  });

  it('LTI-C18: a busy Canvas is asked again later, not for less', async () => {
    const stage = await withTokens('canvas');
    stage.answers.set(URL_OF_LIST, () => ({ status: 503 }));
    const list = stage.lti.services.fetchRoster(stage.registration.id, URL_OF_LIST, LINK);
    expect(await failure(wholeRoster(list))).to.include({ status: 503 });
    expect(stage.calls.filter(({ address }) => address.startsWith(URL_OF_LIST))).to.have.length(1);
  });

  it('LTI-C18: other platforms are asked for the list alone', async () => {
    const stage = await withTokens('moodle');
    stage.answers.set(URL_OF_LIST, () => json({ members: [] }));
    await wholeRoster(stage.lti.services.fetchRoster(stage.registration.id, URL_OF_LIST, LINK));
    expect(stage.calls.at(-1)?.address).not.to.include('rlid');
  });
});
