import { expect } from 'chai';
import { createS3Store, type S3Settings } from '#server/files/s3-store.js';
import { type FakeS3, S3_KEYS, startFakeS3 } from '../../../support/fake-s3.js';

const key = {
  tenantId: '7',
  fileId: '0193a5c6-0000-7000-8000-000000000001',
  variant: 'file',
} as const;
const PATH = `/plans/7/${key.fileId}/file`;

async function bytesOf(parts: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const part of parts) chunks.push(part);
  return Buffer.concat(chunks).toString();
}

async function failureOf(work: Promise<unknown>): Promise<{ code?: string; message: string }> {
  try {
    await work;
  } catch (error) {
    return error as { code?: string; message: string };
  }
  throw new Error('It succeeded.');
}

describe('files in a bucket', function () {
  this.timeout(20_000);
  let s3: FakeS3;
  const settings = (fields: Partial<S3Settings> = {}): S3Settings => ({
    ...{ endpoint: s3.endpoint, bucket: 'plans', region: 'us-east-2' },
    accessKeyId: S3_KEYS.S3_ACCESS_KEY_ID,
    secretAccessKey: S3_KEYS.S3_SECRET_ACCESS_KEY,
    ...fields,
  });

  beforeEach(async () => {
    s3 = await startFakeS3();
  });
  afterEach(() => s3.close());

  it('are put, read and removed by signed requests, below the district’s own prefix', async () => {
    const store = createS3Store(settings());
    await store.put(key, Buffer.from('a poem'), 'text/plain');
    expect([...s3.objects.keys()]).to.deep.equal([PATH]);
    expect(await bytesOf(store.read(key))).to.equal('a poem');
    await store.remove(key);
    await store.remove(key);
    expect(s3.objects.size).to.equal(0);
    expect(s3.refusals).to.deep.equal([]);
  });

  it('are not to be had with another key, and the store’s words stay with us', async () => {
    const store = createS3Store(settings({ secretAccessKey: 'wrong' }));
    const error = await failureOf(store.put(key, Buffer.from('x'), 'text/plain'));
    expect(error).to.include({ code: 'unavailable' });
    expect(error.message).not.to.match(/plans|Signature/);
    expect(s3.refusals).to.deep.equal(['wrong signature']);
    expect(s3.objects.size).to.equal(0);
  });

  it('a store that is busy for a moment is asked again', async () => {
    s3.failures = 1;
    await createS3Store(settings()).put(key, Buffer.from('late'), 'text/plain');
    expect(s3.objects.get(PATH)?.toString()).to.equal('late');
  });

  it('a missing object and a store that is away are failures, not empty files', async () => {
    const store = createS3Store(settings());
    expect(await failureOf(bytesOf(store.read(key)))).to.include({ code: 'unavailable' });
    await s3.close();
    expect(await failureOf(store.put(key, Buffer.from('x'), 'text/plain'))).to.include({
      code: 'unavailable',
    });
  });
});
