import { expect } from 'chai';
import { canvasDeveloperKey } from '#lti/canvas-key.js';
import { SCOPES, toolConfiguration } from '#lti/tool-configuration.js';

const TOOL = 'https://plan.test';
const CONFIGURATION = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const PLACEMENTS = [
  ...['course_navigation', 'account_navigation', 'assignment_selection', 'link_selection'],
  ...['assignment_view', 'assignment_edit'],
];

interface Key {
  scopes: string[];
  custom_fields: Record<string, string>;
  extensions: {
    domain: string;
    platform: string;
    privacy_level: string;
    settings: {
      placements: { placement: string; message_type: string; target_link_uri: string }[];
    };
  }[];
}

interface Offered {
  [CONFIGURATION]: {
    custom_parameters: Record<string, string>;
    messages: { type: string; placements: string[] }[];
  };
}

describe('what Canvas is told about us', () => {
  const key = canvasDeveloperKey(TOOL) as Key;
  const offered = (toolConfiguration(TOOL, 'canvas') as unknown as Offered)[CONFIGURATION];

  it('the developer key has every part that Canvas asks for', () => {
    expect(key).to.include.keys([
      ...['title', 'description', 'target_link_uri', 'oidc_initiation_url', 'public_jwk_url'],
      ...['scopes', 'custom_fields', 'extensions'],
    ]);
    const [extension] = key.extensions;
    expect(extension).to.include({
      ...{ domain: 'plan.test', platform: 'canvas.instructure.com', privacy_level: 'public' },
    });
    expect(key.scopes).to.deep.equal(SCOPES);
  });

  it('places itself where plans are opened and picked, in the key as in the registration', () => {
    const placed = key.extensions[0]!.settings.placements;
    expect(placed.map(({ placement }) => placement)).to.have.members(PLACEMENTS);
    expect(offered.messages.flatMap(({ placements }) => placements)).to.have.members(PLACEMENTS);
    for (const { placement, message_type } of placed) {
      const message = offered.messages.find(({ placements }) => placements.includes(placement));
      expect(message?.type, placement).to.equal(message_type);
    }
    expect(new Set(placed.map(({ target_link_uri }) => target_link_uri))).to.deep.equal(
      new Set([`${TOOL}/lti/launch`]),
    );
  });

  it('asks for the same custom parameters either way', () => {
    expect(key.custom_fields).to.deep.equal(offered.custom_parameters);
  });
});
