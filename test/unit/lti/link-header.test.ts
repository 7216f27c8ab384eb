import { expect } from 'chai';
import { nextPage } from '#lti/services/link-header.js';
import { serviceUrl, withinLineItem } from '#lti/services/service-url.js';
import type { Registration } from '#lti/ports.js';

const HERE = 'https://lms.example/list?page=1';
const NEXT = 'https://lms.example/list?page=2&n=5';

describe('nextPage', () => {
  const cases: [title: string, header: string | undefined, expected: string | undefined][] = [
    ['the standard form', `<${NEXT}>; rel="next"`, NEXT],
    ['no quotes', `<${NEXT}>;rel=next`, NEXT],
    [
      'several links',
      `<${HERE}>; rel="current",<${NEXT}>; rel="next",<${HERE}>; rel="first"`,
      NEXT,
    ],
    ['several relations', `<${NEXT}>; rel="last next"`, NEXT],
    ["Moodle's curly quotes", `<${NEXT}>; rel=“next”`, NEXT],
    [
      'the same, read as latin-1',
      `<${NEXT}>; rel=${Buffer.from('“next”').toString('latin1')}`,
      NEXT,
    ],
    ['an escaped ampersand', `<${NEXT.replace('&', '&amp;')}>; rel="next"`, NEXT],
    ['a relative address', '</list?page=2&n=5>; rel="next"', NEXT],
    [
      'a comma in the address',
      '<https://lms.example/list?ids=1,2>; rel="next"',
      'https://lms.example/list?ids=1,2',
    ],
    ['other parameters first', `<${NEXT}>; title="x"; rel="next"`, NEXT],
    ['no next page', `<${HERE}>; rel="last"`, undefined],
    ['another relation that ends alike', `<${NEXT}>; rel="context"`, undefined],
    ['no header', undefined, undefined],
    ['nonsense', 'next', undefined],
  ];
  for (const [title, header, expected] of cases)
    it(`reads ${title}`, () => {
      expect(nextPage(header, HERE)).to.equal(expected);
    });
});

describe('service addresses', () => {
  const registration: Registration = {
    id: 'r',
    issuer: 'https://canvas.instructure.com',
    clientId: 'c',
    name: 'Canvas',
    family: 'canvas',
    authEndpoint: 'https://sso.canvaslms.com/auth',
    tokenEndpoint: 'https://sso.canvaslms.com/token',
    authorizationServer: null,
    jwksUrl: 'https://sso.canvaslms.com/keys',
    keyId: 'k',
    serviceHosts: ['lms.school.example:8443'],
  };

  it("keep the token on the platform's own hosts", () => {
    for (const host of [
      'riverbend.instructure.com',
      'sso.canvaslms.com',
      'lms.school.example:8443',
    ])
      expect(serviceUrl(registration, `https://${host}/a`)).to.equal(`https://${host}/a`);
    for (const host of [
      'evil.example',
      'instructure.com.evil.example',
      'xinstructure.com',
      'lms.school.example',
    ])
      expect(() => serviceUrl(registration, `https://${host}/a`)).to.throw("platform's hosts");
  });

  it('raise the plain http that Canvas sends for some of them', () => {
    expect(serviceUrl(registration, 'http://riverbend.instructure.com/a')).to.equal(
      'https://riverbend.instructure.com/a',
    );
  });

  it("put the part before Moodle's query", () => {
    expect(
      withinLineItem('https://m.example/services.php/2/lineitems/3/lineitem?type_id=7', 'scores'),
    ).to.equal('https://m.example/services.php/2/lineitems/3/lineitem/scores?type_id=7');
    expect(withinLineItem('https://c.example/line_items/3/', 'results')).to.equal(
      'https://c.example/line_items/3/results',
    );
  });
});
