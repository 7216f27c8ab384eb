import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeS3 {
  endpoint: string;
  /** By path below the host: `/<bucket>/<key>`. */
  objects: Map<string, Buffer>;
  /** What was refused, and why. */
  refusals: string[];
  /** Answers this many requests with 503 first. */
  failures: number;
  close(): Promise<void>;
}

const ACCESS_KEY = 'test-access-key';
const SECRET_KEY = 'test-secret-key';
export const S3_KEYS = { S3_ACCESS_KEY_ID: ACCESS_KEY, S3_SECRET_ACCESS_KEY: SECRET_KEY };

/**
 * Stands in for a store that speaks S3: keeps objects in memory, and serves nobody whose request isn't
 * signed as AWS Signature Version 4 asks (written from its documentation, not with the client's code).
 */
export async function startFakeS3(): Promise<FakeS3> {
  const server: Server = createServer((incoming, answer) => {
    void answerFor(s3, incoming).then(({ status, body }) => {
      answer.writeHead(status).end(body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const s3: FakeS3 = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects: new Map(),
    refusals: [],
    failures: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return s3;
}

async function answerFor(s3: FakeS3, incoming: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  if (s3.failures > 0) {
    s3.failures -= 1;
    return { status: 503, body: '<Error><Code>SlowDown</Code></Error>' };
  }
  const fault = signatureFault(incoming, body);
  if (fault) {
    s3.refusals.push(fault);
    return { status: 403, body: '<Error><Code>SignatureDoesNotMatch</Code></Error>' };
  }
  const path = incoming.url ?? '';
  if (incoming.method === 'PUT') {
    s3.objects.set(path, body);
    return { status: 200, body: '' };
  }
  if (incoming.method === 'DELETE')
    return { status: s3.objects.delete(path) ? 204 : 404, body: '' };
  const found = s3.objects.get(path);
  return found ? { status: 200, body: found } : { status: 404, body: '' };
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, text: string) =>
  createHmac('sha256', key).update(text).digest();

function signatureFault({ method, url, headers }: IncomingMessage, body: Buffer): string | null {
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (!match) return 'not signed';
  const [, key, day = '', region = '', signed = '', signature] = match;
  if (key !== ACCESS_KEY) return 'unknown key';
  const sent = String(headers['x-amz-content-sha256']);
  if (sent !== 'UNSIGNED-PAYLOAD' && sent !== sha256(body)) return 'other bytes than signed';
  const canonical = [
    method,
    url,
    '',
    ...signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    signed,
    sent,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const date = String(headers['x-amz-date']);
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const keyOfDay = [region, 's3', 'aws4_request'].reduce<Buffer>(
    (derived, text) => hmac(derived, text),
    hmac(`AWS4${SECRET_KEY}`, day),
  );
  return hmac(keyOfDay, toSign).toString('hex') === signature ? null : 'wrong signature';
}
