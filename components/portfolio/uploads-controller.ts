import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { EvidenceItem } from '#contracts/evidence.js';
import { EVIDENCE_FILE_MAX } from '#contracts/limits.js';
import type { ApiClient } from '../api/client.js';
import { isAbort } from '../api/problem-error.js';

export interface Upload {
  id: number;
  file: File;
  /** How much has left, 0 to 1. */
  share: number;
  /** Why it was not taken; `too-large` was never sent. */
  error: unknown;
  stop: AbortController;
}

/** Files on their way to the server, one after the other, each with its own way to stop and to fail. */
export class UploadsController implements ReactiveController {
  uploads: readonly Upload[] = [];

  private readonly host: ReactiveControllerHost;
  private readonly api: () => ApiClient;
  private readonly taken: (item: EvidenceItem) => void;
  private queue: Promise<void> = Promise.resolve();
  private lastId = 0;

  constructor(
    host: ReactiveControllerHost,
    api: () => ApiClient,
    taken: (item: EvidenceItem) => void,
  ) {
    this.host = host;
    this.api = api;
    this.taken = taken;
    host.addController(this);
  }

  hostDisconnected(): void {
    for (const { stop } of this.uploads) stop.abort();
    this.uploads = [];
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      this.lastId += 1;
      const isTooLarge = file.size > EVIDENCE_FILE_MAX;
      const upload = { id: this.lastId, file, share: 0, stop: new AbortController() };
      this.uploads = [...this.uploads, { ...upload, error: isTooLarge ? 'too-large' : null }];
      if (!isTooLarge) this.send(upload.id);
    }
    this.host.requestUpdate();
  }

  again(id: number): void {
    this.change(id, { error: null, share: 0, stop: new AbortController() });
    this.send(id);
  }

  /** Stops one under way, or takes one that failed off the page. */
  drop(id: number): void {
    this.find(id)?.stop.abort();
    this.uploads = this.uploads.filter((upload) => upload.id !== id);
    this.host.requestUpdate();
  }

  private send(id: number): void {
    this.queue = this.queue.then(async () => {
      const upload = this.find(id);
      if (!upload) return;
      try {
        const path = `/evidence/files?name=${encodeURIComponent(upload.file.name.slice(-400))}`;
        const item = await this.api().upload<EvidenceItem>(path, upload.file, {
          signal: upload.stop.signal,
          progress: (share) => this.change(id, { share }),
        });
        this.drop(id);
        this.taken(item);
      } catch (error) {
        if (!isAbort(error)) this.change(id, { error });
      }
    });
  }

  private find(id: number): Upload | undefined {
    return this.uploads.find((upload) => upload.id === id);
  }

  private change(id: number, change: Partial<Upload>): void {
    this.uploads = this.uploads.map((upload) =>
      upload.id === id ? { ...upload, ...change } : upload,
    );
    this.host.requestUpdate();
  }
}
