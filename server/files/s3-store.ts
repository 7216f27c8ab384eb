import { AwsClient } from 'aws4fetch';
import { createHash } from 'node:crypto';
import { AppError } from '../errors.js';
import type { FileKey, FileStore } from './file-store.js';

export interface S3Settings {
  /** Scheme, host and port, e.g. https://s3.us-east-2.amazonaws.com. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const TIMEOUT_MS = 30_000;
/** The client waits longer before each of them. */
const RETRIES = 2;

/**
 * Files in a bucket of any store that speaks S3, by requests signed with AWS Signature Version 4. An
 * object is named `<tenant>/<file>/<variant>`, so that a district's files are told by their beginning.
 */
export function createS3Store(settings: S3Settings): FileStore {
  const { accessKeyId, secretAccessKey, region } = settings;
  const client = new AwsClient({
    ...{ accessKeyId, secretAccessKey, region },
    service: 's3',
    retries: RETRIES,
  });
  const call = async (method: string, key: FileKey, init: RequestInit = {}) => {
    const address = `${settings.endpoint}/${settings.bucket}/${key.tenantId}/${key.fileId}/${key.variant}`;
    // Until the answer begins: a reader may take long over what comes then.
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), TIMEOUT_MS);
    try {
      return await client.fetch(address, {
        ...{ ...init, method, redirect: 'error', signal: late.signal },
      });
    } catch (cause) {
      throw new AppError('unavailable', 'The file store did not answer.', { cause });
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    async put(key, bytes, type) {
      const body = new Uint8Array(bytes);
      // Signed with the rest, so that bytes changed on the way are refused.
      const sum = createHash('sha256').update(body).digest('hex');
      const headers = { 'content-type': type, 'x-amz-content-sha256': sum };
      const answer = await call('PUT', key, { body, headers });
      await expectOk(answer);
    },
    async *read(key) {
      const answer = await call('GET', key);
      await expectOk(answer);
      if (answer.body) yield* answer.body as unknown as AsyncIterable<Uint8Array>;
    },
    async remove(key) {
      const answer = await call('DELETE', key);
      await expectOk(answer, answer.status === 404);
    },
  };
}

/** The store's own words may name the bucket and the key: no more than the status goes on. */
async function expectOk(answer: Response, isFineToo = false): Promise<void> {
  if (answer.ok) return;
  await answer.body?.cancel();
  if (isFineToo) return;
  throw new AppError('unavailable', 'The file store refused a request.', {
    cause: new Error(`status ${answer.status}`),
  });
}
