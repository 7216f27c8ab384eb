import { expect } from 'chai';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEgress, type Egress, type EgressOptions } from '#lti/egress.js';
import { checkAddress, EgressRefused, isPublic } from '#lti/egress-address.js';
import { LmsError } from '#lti/lms-error.js';

/** Ways to write an address that must never be called. */
const REFUSED = [
  'http://lms.example/',
  'ftp://lms.example/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/plain,x',
  'gopher://lms.example/',
  'not an address',
  'https://',
  'https://user@lms.example/',
  'https://user:secret@lms.example/',
  'https://lms.example:8080/',
  'https://lms.example:22/',
  'https://intranet/',
  'https://localhost/',
  'https://LOCALHOST/',
  'https://localhost./',
  'https://sub.localhost/',
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0177.0.0.1/',
  'https://0x7f.1/',
  'https://127.255.255.254/',
  'https://127.0.0.1./',
  'https://0.0.0.0/',
  'https://0/',
  'https://10.0.0.1/',
  'https://172.16.5.4/',
  'https://192.168.1.1/',
  'https://100.64.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://192.0.2.1/',
  'https://198.18.0.1/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[::7f00:1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[fc00::1]/',
  'https://[fd12:3456::1]/',
  'https://[fe80::1]/',
  'https://[2002:7f00:1::]/',
  'https://[2001:db8::1]/',
  'https://１２７.0.0.1/',
];

describe('where a call may go', () => {
  for (const address of REFUSED)
    it(`never to ${address}`, () => {
      expect(() => checkAddress(address, false)).to.throw(EgressRefused);
    });

  it('to public hosts over https', () => {
    for (const address of [
      'https://lms.example/keys?x=1',
      'https://93.184.216.34/',
      'https://[2606:4700::1111]/',
    ])
      expect(checkAddress(address, false).url.href).to.equal(address);
  });

  it('to another https port only of a registered platform, and not to other services’ ports', () => {
    expect(checkAddress('https://lms.example:8443/', false, true).url.port).to.equal('8443');
    for (const [address, isRegistered] of [
      ['https://lms.example:8443/', false],
      ['https://lms.example:25/', true],
      ['https://10.0.0.1:8443/', true],
    ] as const)
      expect(() => checkAddress(address, false, isRegistered)).to.throw(EgressRefused);
  });

  it('to this machine over http only where that is allowed', () => {
    for (const address of [
      'http://lms.localhost:3001/keys',
      'http://127.0.0.1:80/',
      'http://[::1]:3001/',
    ])
      expect(checkAddress(address, true).loopback).to.be.oneOf(['127.0.0.1', '::1']);
    for (const address of [
      'http://lms.example/',
      'http://10.0.0.1/',
      'http://localhost.evil.example/',
    ])
      expect(() => checkAddress(address, true)).to.throw(EgressRefused);
  });

  it('never to an address with a meaning of its own', () => {
    expect(['8.8.8.8', '2606:4700::1111'].map(isPublic)).to.deep.equal([true, true]);
    expect(['::ffff:8.8.8.8', '100.100.100.200', 'fec0::1', '::', 'x'].map(isPublic)).to.deep.equal(
      [false, false, false, false, false],
    );
  });
});

describe('a call', () => {
  let server: Server;
  let egress: Egress;
  let hits: number;
  let respond: RequestListener;
  let transactionError: Error | undefined;
  const base = () => `http://lms.localhost:${(server.address() as AddressInfo).port}`;
  const options: EgressOptions = {
    userAgent: 'Pathlight/test',
    allowLoopbackHttp: true,
    assertNoTransaction: () => {
      if (transactionError) throw transactionError;
    },
  };

  beforeEach(async () => {
    hits = 0;
    transactionError = undefined;
    respond = (_request, response) => response.end('{}');
    server = createServer((request, response) => {
      hits += 1;
      respond(request, response);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    egress = createEgress(options);
  });
  afterEach(async () => {
    await egress.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  it('reaches *.localhost, which Node does not resolve, and says who calls', async () => {
    let agent: string | undefined;
    respond = (request, response) => {
      agent = request.headers['user-agent'];
      response.setHeader('x-a', '1').end('{"a":1}');
    };
    const reply = await egress.send(`${base()}/keys`);
    expect(reply).to.deep.include({ status: 200, text: '{"a":1}' });
    expect(reply.headers['x-a']).to.equal('1');
    expect(agent).to.equal('Pathlight/test');
  });

  it('does not follow a redirect', async () => {
    respond = (_request, response) =>
      response.writeHead(302, { location: `${base()}/other` }).end();
    expect((await egress.send(base())).status).to.equal(302);
    expect(hits).to.equal(1);
  });

  it('stops at a megabyte', async () => {
    respond = (_request, response) => response.end('x'.repeat(1_100_000));
    const error = await egress.send(base()).catch((cause: unknown) => cause);
    expect(error).to.be.instanceOf(Error);
  });

  it('ends at its time, however slowly the answer drips', async () => {
    const hasty = createEgress({ ...options, totalMs: 300 });
    let timer: NodeJS.Timeout | undefined;
    let isClosed: () => void = () => undefined;
    const closed = new Promise<void>((done) => (isClosed = done));
    respond = (request, response) => {
      request.socket.on('close', isClosed);
      response.writeHead(200);
      timer = setInterval(() => response.write('x'), 20);
    };
    const error = await hasty.send(base()).catch((cause: unknown) => cause);
    await closed;
    clearInterval(timer);
    expect(new LmsError('x', { cause: error }).isTransient).to.equal(true);
    await hasty.close();
  });

  it('LTI-C40: always says who calls, also where the caller sets headers', async () => {
    let agent: string | undefined;
    respond = (request, response) => {
      agent = request.headers['user-agent'];
      response.end();
    };
    await egress.send(base(), { method: 'POST', headers: { accept: 'x/y' }, body: 'a=b' });
    expect(agent).to.equal('Pathlight/test');
  });

  it('is refused while a transaction is open', async () => {
    transactionError = new Error('open');
    const error = await egress.send(base()).catch((cause: unknown) => cause);
    expect(error).to.equal(transactionError);
    expect(hits).to.equal(0);
  });

  it('is not fooled by a name that leads inside, at once or at the second look', async () => {
    for (const answers of [['127.0.0.1'], ['93.184.216.34', '10.0.0.1'], ['::1'], []]) {
      const outside = createEgress({
        ...options,
        allowLoopbackHttp: false,
        resolve: (_name, _all, done) => {
          done(
            null,
            answers.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
          );
        },
      });
      const error = await outside.send('https://rebind.example/').catch((cause: unknown) => cause);
      expect(error).to.be.instanceOf(EgressRefused);
      expect(new LmsError('x', { cause: error }).isTransient).to.equal(false);
      await outside.close();
    }
    expect(hits).to.equal(0);
  });
});
