import { createContext } from '@lit/context';
import type { ErrorCode } from '#contracts/problem.js';
import { type FieldError, isAbort, ProblemError } from './problem-error.js';

export interface RequestOptions {
  signal?: AbortSignal;
  /** Lets the request outlive the page, for a last save. */
  keepalive?: boolean;
}

/** The server's API. Paths start after `/api`, e.g. `api.get<Home>('/home')`. */
export interface ApiClient {
  get<T>(path: string, options?: RequestOptions): Promise<T>;
  post<T>(path: string, body?: unknown, options?: RequestOptions): Promise<T>;
  put<T>(path: string, body: unknown, options?: RequestOptions): Promise<T>;
  patch<T>(path: string, body: unknown, options?: RequestOptions): Promise<T>;
  delete<T = undefined>(path: string, options?: RequestOptions): Promise<T>;
  /** A file as it is. @param progress - called with the share of it that has left, 0 to 1. */
  upload<T>(path: string, file: Blob, options: UploadOptions): Promise<T>;
  /** What a path answers, unread: a file. */
  blob(path: string, options?: RequestOptions): Promise<Blob>;
  /** A file to keep, under the name the server gives it. */
  file(path: string, options?: RequestOptions): Promise<DownloadedFile>;
}

export interface UploadOptions {
  signal: AbortSignal;
  progress: (share: number) => void;
}

export interface DownloadedFile {
  name: string;
  content: Blob;
}

export const apiContext = createContext<ApiClient>(Symbol('api'));

export interface ApiClientSetup {
  token: () => string | null;
  /** The server no longer knows this token: the person has to come in again from the course. */
  onExpired: () => void;
  fetch?: typeof fetch;
}

/**
 * Makes the client. Every failure is thrown as a {@link ProblemError}, except our own abort.
 */
export function createApiClient(setup: ApiClientSetup): ApiClient {
  const send = <T>(method: string, path: string, body: unknown, options: RequestOptions = {}) =>
    request<T>(setup, method, path, body, options);
  return {
    get: (path, options) => send('GET', path, undefined, options),
    post: (path, body, options) => send('POST', path, body, options),
    put: (path, body, options) => send('PUT', path, body, options),
    patch: (path, body, options) => send('PATCH', path, body, options),
    delete: (path, options) => send('DELETE', path, undefined, options),
    upload: (path, file, options) => upload(setup, path, file, options),
    blob: async (path, options = {}) =>
      (await answerTo(setup, 'GET', path, undefined, options)).blob(),
    file: async (path, options = {}) => {
      const response = await answerTo(setup, 'GET', path, undefined, options);
      return { name: nameFrom(response), content: await response.blob() };
    },
  };
}

async function request<T>(
  setup: ApiClientSetup,
  method: string,
  path: string,
  body: unknown,
  options: RequestOptions,
): Promise<T> {
  const response = await answerTo(setup, method, path, body, options);
  if (response.status === 204) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch (cause) {
    if (isAbort(cause)) throw cause;
    throw new ProblemError('unreadable', response.status, [], { cause });
  }
}

/** A success, with its body still to be read. */
async function answerTo(
  setup: ApiClientSetup,
  method: string,
  path: string,
  body: unknown,
  options: RequestOptions,
): Promise<Response> {
  const token = setup.token();
  const response = await answerFrom(setup.fetch ?? fetch, `/api${path}`, {
    method,
    headers: {
      accept: 'application/json, application/problem+json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(options.signal && { signal: options.signal }),
    ...(options.keepalive && { keepalive: true }),
    // The token is the only proof of who is asking; no cookie takes part.
    credentials: 'omit',
    cache: 'no-store',
  });
  if (!response.ok) {
    const problem = await problemFrom(response);
    if (response.status === 401) setup.onExpired();
    throw problem;
  }
  return response;
}

/** Only the older way of asking tells how much of a file has left. */
function upload<T>(
  setup: ApiClientSetup,
  path: string,
  file: Blob,
  { signal, progress }: UploadOptions,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    const stop = () => call.abort();
    signal.addEventListener('abort', stop);
    call.addEventListener('loadend', () => signal.removeEventListener('abort', stop));
    call.upload.addEventListener('progress', ({ loaded, total }) =>
      progress(loaded / (total || 1)),
    );
    call.addEventListener('abort', () => reject(new DOMException('Stopped', 'AbortError')));
    call.addEventListener('error', () => reject(new ProblemError('offline', 0)));
    call.addEventListener('load', () => {
      const response = new Response(call.responseText, { status: call.status });
      if (response.status === 401) setup.onExpired();
      if (response.ok) resolve(JSON.parse(call.responseText) as T);
      else void problemFrom(response).then(reject);
    });
    call.open('POST', `/api${path}`);
    call.setRequestHeader('authorization', `Bearer ${setup.token() ?? ''}`);
    call.setRequestHeader('content-type', 'application/octet-stream');
    call.send(file);
  });
}

/** The name in `Content-Disposition` (RFC 6266): the one with all letters before the plain one. */
function nameFrom(response: Response): string {
  const header = response.headers.get('content-disposition') ?? '';
  const full = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  if (full) return decodeURIComponent(full);
  return /filename="?([^";]+)/i.exec(header)?.[1] ?? '';
}

async function answerFrom(send: typeof fetch, url: string, init: RequestInit): Promise<Response> {
  try {
    return await send(url, init);
  } catch (cause) {
    if (isAbort(cause)) throw cause;
    throw new ProblemError('offline', 0, [], { cause });
  }
}

async function problemFrom(response: Response): Promise<ProblemError> {
  try {
    const { code, errors } = (await response.json()) as { code?: ErrorCode; errors?: FieldError[] };
    return new ProblemError(code ?? 'unreadable', response.status, errors);
  } catch (cause) {
    return new ProblemError('unreadable', response.status, [], { cause });
  }
}
