import type { ManualPlatform, ToolValues } from '#contracts/connections.js';
import type { PlainKey } from '../i18n/i18n.js';

export type ValueName = Exclude<keyof ToolValues, 'customParameters'> | 'parameters';

/** One step of a guide: a sentence, and what is needed there. */
export interface Step {
  words: PlainKey;
  values?: readonly ValueName[];
  /** Makes the registration address here. */
  invites?: true;
  /** The form for what the LMS tells in return. */
  asks?: true;
  picture?: Picture;
}

/** Our own drawing of a page of the LMS: its heading, its fields, and the button to press. */
export interface Picture {
  heading: PlainKey;
  rows: readonly PlainKey[];
  button: PlainKey;
}

export interface Guide {
  name: PlainKey;
  /** Which variables the LMS can fill in. */
  family: 'canvas' | 'moodle' | 'schoology' | 'other';
  steps: readonly Step[];
  /** Another way, for sites where the first is switched off. */
  byHand?: readonly Step[];
  known?: Partial<ManualPlatform>;
}

const STANDARD: readonly ValueName[] = ['loginUrl', 'launchUrl', 'keysUrl'];
const TEST: Step = { words: 'guides.step-test' };

/** How each LMS is connected, in the order in which its own pages ask. */
export const GUIDES: Readonly<Record<string, Guide>> = {
  canvas: {
    name: 'guides.canvas',
    family: 'canvas',
    steps: [
      { words: 'guides.step-address', invites: true },
      {
        words: 'guides.canvas-open',
        picture: {
          heading: 'guides.canvas-picture',
          rows: ['guides.canvas-picture-method', 'guides.canvas-picture-url'],
          button: 'guides.canvas-picture-button',
        },
      },
      { words: 'guides.canvas-check' },
      { words: 'guides.canvas-on' },
      { words: 'guides.canvas-nav' },
      TEST,
    ],
    byHand: [
      { words: 'guides.canvas-json', values: ['canvasJsonUrl', 'canvasJson'] },
      { words: 'guides.canvas-key-on' },
      { words: 'guides.canvas-client', asks: true },
    ],
    known: {
      issuer: 'https://canvas.instructure.com',
      authEndpoint: 'https://sso.canvaslms.com/api/lti/authorize_redirect',
      tokenEndpoint: 'https://sso.canvaslms.com/login/oauth2/token',
      jwksUrl: 'https://sso.canvaslms.com/api/lti/security/jwks',
    },
  },
  moodle: {
    name: 'guides.moodle',
    family: 'moodle',
    steps: [
      { words: 'guides.step-address', invites: true },
      {
        words: 'guides.moodle-open',
        picture: {
          heading: 'guides.moodle-picture',
          rows: ['guides.moodle-picture-url'],
          button: 'guides.moodle-picture-button',
        },
      },
      { words: 'guides.moodle-activate' },
      { words: 'guides.moodle-chooser' },
      TEST,
    ],
    byHand: [
      { words: 'guides.moodle-manual', values: [...STANDARD, 'parameters'] },
      { words: 'guides.moodle-details', asks: true },
    ],
  },
  schoology: {
    name: 'guides.schoology',
    family: 'schoology',
    steps: [
      {
        words: 'guides.schoology-app',
        values: [...STANDARD, 'domain', 'parameters'],
        picture: {
          heading: 'guides.schoology-picture',
          rows: [
            'guides.schoology-picture-type',
            'guides.schoology-picture-login',
            'guides.schoology-picture-redirect',
            'guides.schoology-picture-keys',
          ],
          button: 'guides.schoology-picture-button',
        },
      },
      { words: 'guides.schoology-privacy' },
      { words: 'guides.schoology-ids', asks: true },
      { words: 'guides.schoology-install' },
      TEST,
    ],
    known: {
      issuer: 'https://schoology.schoology.com',
      authEndpoint: 'https://lti-service.svc.schoology.com/lti-service/authorize-redirect',
      tokenEndpoint: 'https://lti-service.svc.schoology.com/lti-service/access-token',
      jwksUrl: 'https://lti-service.svc.schoology.com/lti-service/.well-known/jwks',
    },
  },
  brightspace: {
    name: 'guides.brightspace',
    family: 'other',
    steps: [
      { words: 'guides.brightspace-register', values: [...STANDARD, 'domain'] },
      { words: 'guides.brightspace-details', asks: true },
      { words: 'guides.brightspace-deploy' },
      TEST,
    ],
    known: {
      tokenEndpoint: 'https://auth.brightspace.com/core/connect/token',
      authorizationServer: 'https://api.brightspace.com/auth/token',
    },
  },
  blackboard: {
    name: 'guides.blackboard',
    family: 'other',
    steps: [
      { words: 'guides.blackboard-portal', values: [...STANDARD, 'domain'] },
      { words: 'guides.blackboard-details', asks: true },
      { words: 'guides.blackboard-add' },
      TEST,
    ],
    known: {
      issuer: 'https://blackboard.com',
      authEndpoint: 'https://developer.blackboard.com/api/v1/gateway/oidcauth',
      tokenEndpoint: 'https://developer.blackboard.com/api/v1/gateway/oauth2/jwttoken',
    },
  },
  sakai: {
    name: 'guides.sakai',
    family: 'other',
    steps: [
      { words: 'guides.step-address', invites: true },
      { words: 'guides.sakai-open' },
      { words: 'guides.sakai-check' },
      TEST,
    ],
    byHand: [
      { words: 'guides.sakai-manual', values: STANDARD },
      { words: 'guides.sakai-details', asks: true },
    ],
  },
  openedx: {
    name: 'guides.openedx',
    family: 'other',
    steps: [
      { words: 'guides.openedx-block', values: STANDARD },
      { words: 'guides.openedx-details', asks: true },
      { words: 'guides.openedx-privacy' },
      TEST,
    ],
    known: { deployment: '1' },
  },
};
