import type { ReactiveController } from 'lit';
import { TALK_FIELDS, type TalkField } from '#contracts/conversation-text.js';
import type { NewSignature } from '#contracts/conversation-record.js';
import type { Conversation, ConversationNews, ConversationPage } from '#contracts/conversations.js';
import { ProblemError } from '../api/problem-error.js';
import type { IlpView } from '../shared/ilp-view.js';
import { Poll } from '../shared/poll.js';
import { ReplayQueue } from '../shared/replay-queue.js';
import type { Choice } from './conversation-events.js';
import { hashOnScreen } from './text-hash.js';
import { newId } from '../shared/new-id.js';

const PAUSE_MS = 700;

/** What waits for the server, in the order in which it was done. */
export type TalkChange =
  | { do: 'write'; field: TalkField; text: string; basedOn: number }
  | { do: 'agree'; who: 'student' | 'staff'; textHash: string }
  | { do: 'sign'; signature: NewSignature };

/** Words that are only on this screen so far, and which revision of the field they were written on. */
interface Typed {
  text: string;
  basedOn: number;
}

/**
 * A conversation while two people write in it, each in their own browser. What the other one wrote comes in
 * every two seconds, field by field; what is written here is sent after a pause, kept while the network is
 * away, and sent in its order afterwards. Where both changed one field, both versions stay until somebody
 * chooses.
 */
export class ConversationDesk implements ReactiveController {
  page: ConversationPage | undefined;
  /** As the server last told it. */
  conversation: Conversation | undefined;
  /** Fields that both changed: `mine` is what was written here. */
  readonly conflicts = new Map<TalkField, string>();
  /** Why the last act was refused. */
  failure: unknown = null;

  private readonly host: IlpView;
  private queue: ReplayQueue<TalkChange> | undefined;
  private readonly typed = new Map<TalkField, Typed>();
  /** Which revision an own change made of which, as `field.revision`. */
  private readonly ownSteps = new Map<string, number>();
  private readonly news: Poll<ConversationNews>;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: IlpView) {
    this.host = host;
    this.news = new Poll(
      host,
      () => this.askForNews(),
      ({ conversation }) => this.takeNews(conversation),
    );
    host.addController(this);
  }

  hostDisconnected(): void {
    this.commit();
  }

  /** Changes that the server has not confirmed. */
  get waiting(): number {
    return this.queue?.waiting ?? 0;
  }

  get isSaved(): boolean {
    return this.typed.size === 0 && (this.queue?.changes.length ?? 0) === 0;
  }

  /** Who said yes here without the server knowing it yet. */
  get agreeing(): readonly ('student' | 'staff')[] {
    return this.pending.flatMap((change) => (change.do === 'agree' ? [change.who] : []));
  }

  /** Signatures that wait for the server. */
  get signing(): readonly NewSignature[] {
    return this.pending.flatMap((change) => (change.do === 'sign' ? [change.signature] : []));
  }

  async load(id: string, signal: AbortSignal): Promise<ConversationPage> {
    const page = await this.host.api.get<ConversationPage>(`/conversations/${id}`, { signal });
    this.page = page;
    this.conversation = page.conversation;
    this.queue ??= this.openQueue(id);
    this.queue.begin();
    this.takeUpTyped();
    this.news.follow(page.conversation.sealedAt === null);
    return page;
  }

  /** The words of a field as they are on this screen. */
  textOf(field: TalkField): string {
    const mine = this.conflicts.get(field) ?? this.typed.get(field)?.text;
    if (mine !== undefined) return mine;
    const last = this.pending.findLast((one) => one.do === 'write' && one.field === field);
    if (last?.do === 'write') return last.text;
    return this.conversation?.fields[field].text ?? '';
  }

  write(field: TalkField, text: string): void {
    if (this.conflicts.has(field)) this.conflicts.set(field, text);
    const basedOn = this.typed.get(field)?.basedOn ?? this.revisionOf(field);
    this.typed.set(field, { text, basedOn });
    this.failure = null;
    this.keepTyped();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.commit(), PAUSE_MS);
    this.host.requestUpdate();
  }

  /** Of two versions one stays, or both under each other. */
  choose(field: TalkField, choice: Choice): void {
    const mine = this.conflicts.get(field);
    const theirs = this.conversation?.fields[field];
    if (mine === undefined || !theirs) return;
    this.conflicts.delete(field);
    this.typed.delete(field);
    const text = choice === 'both' ? `${theirs.text}\n\n${mine}` : mine;
    if (choice !== 'theirs') this.typed.set(field, { text, basedOn: theirs.revision });
    this.commit();
  }

  /** Says yes to what stands on this screen. */
  async agree(who: 'student' | 'staff'): Promise<void> {
    const textHash = await this.hash();
    await this.queue?.add({ do: 'agree', who, textHash });
  }

  /** Puts a name under what stands on this screen. */
  async sign(signer: Pick<NewSignature, 'role' | 'name' | 'relation'>): Promise<void> {
    const signature = { ...signer, id: newId(), textHash: await this.hash() };
    await this.queue?.add({ do: 'sign', signature });
  }

  /** Takes a signature back, or closes all for good. @throws ProblemError, also while older changes wait. */
  async finish(signatureId: string | null): Promise<void> {
    await this.settle();
    const { api } = this.host;
    this.take(
      signatureId === null
        ? await api.post<Conversation>(`${this.path}/close`)
        : await api.delete<Conversation>(`${this.path}/signatures/${signatureId}`),
    );
  }

  /** Of what stands on this screen; without a network too. @throws ProblemError where that can't be. */
  private async hash(): Promise<string> {
    this.commit();
    this.failure = null;
    const { conversation } = this;
    const onScreen =
      conversation && (await hashOnScreen(conversation, (field) => this.textOf(field)));
    if (onScreen) return onScreen;
    await this.settle();
    return this.conversation?.textHash ?? '';
  }

  /** Takes the agreement back. @throws ProblemError, also while older changes wait. */
  async withdraw(): Promise<void> {
    await this.settle();
    this.take(await this.host.api.delete<Conversation>(`${this.path}/agreement`));
  }

  /** Sends all that is only here. @throws ProblemError `offline` when something still waits. */
  async settle(): Promise<void> {
    this.commit();
    if (!(await this.queue?.flush())) throw new ProblemError('offline', 0);
  }

  take(conversation: Conversation): void {
    if (conversation.revision >= (this.conversation?.revision ?? 0))
      this.conversation = conversation;
    this.host.requestUpdate();
  }

  private get path(): string {
    return `/conversations/${this.conversation?.id ?? ''}`;
  }

  private get pending(): readonly TalkChange[] {
    return this.queue?.changes ?? [];
  }

  private openQueue(id: string): ReplayQueue<TalkChange> {
    return new ReplayQueue<TalkChange>(this.host, {
      ...{ drafts: () => this.host.drafts, key: `conversation.${id}.waiting` },
      send: (change) => (change.do === 'write' ? this.sendWords(change) : this.sendAct(change)),
      refused: (change, error) => this.handleRefused(change, error),
      changed: () => this.host.requestUpdate(),
    });
  }

  /** The revision of a field that the next words are written on. */
  private revisionOf(field: TalkField): number {
    const first = this.pending.find((one) => one.do === 'write' && one.field === field);
    if (first?.do === 'write') return first.basedOn;
    return this.conversation?.fields[field].revision ?? 0;
  }

  private commit(): void {
    clearTimeout(this.timer);
    for (const [field, { text, basedOn }] of this.typed) {
      if (this.conflicts.has(field)) continue;
      this.typed.delete(field);
      void this.queue?.add({ do: 'write', field, text, basedOn });
    }
    this.keepTyped();
    this.host.requestUpdate();
  }

  private async sendWords({ field, text, basedOn }: TalkChange & { do: 'write' }): Promise<void> {
    // An older change of this field was refused: these words go to where somebody chooses.
    if (this.conflicts.has(field)) {
      this.setAside(field, text, basedOn);
      return;
    }
    const known = this.latestOwn(field, basedOn);
    const body = { text, basedOn: known };
    const saved = await this.host.api.put<Conversation>(`${this.path}/fields/${field}`, body);
    this.ownSteps.set(`${field}.${String(known)}`, saved.fields[field].revision);
    this.take(saved);
  }

  private async sendAct(change: Exclude<TalkChange, { do: 'write' }>): Promise<void> {
    const [where, body] =
      change.do === 'sign'
        ? (['signatures', change.signature] as const)
        : (['agreement', { who: change.who, textHash: change.textHash }] as const);
    this.take(await this.host.api.post<Conversation>(`${this.path}/${where}`, body));
  }

  /** A change that waited before this one has moved the field on: that is no conflict. */
  private latestOwn(field: TalkField, seen: number): number {
    let latest = seen;
    for (;;) {
      const next = this.ownSteps.get(`${field}.${String(latest)}`);
      if (next === undefined || next <= latest) return latest;
      latest = next;
    }
  }

  private async handleRefused(change: TalkChange, error: unknown): Promise<void> {
    this.failure = error;
    const isConflict = error instanceof ProblemError && error.code === 'conflict';
    if (isConflict) await this.readAgain();
    if (change.do !== 'write') return;
    if (isConflict) this.failure = null;
    this.setAside(change.field, change.text, change.basedOn);
  }

  private setAside(field: TalkField, text: string, basedOn: number): void {
    const newest = this.typed.get(field)?.text ?? text;
    this.conflicts.set(field, newest);
    this.typed.set(field, { text: newest, basedOn });
    this.keepTyped();
  }

  private async readAgain(): Promise<void> {
    try {
      this.takeNews((await this.askForNews(0)).conversation);
    } catch {
      // What led here is told; the older state stays on screen.
    }
  }

  private askForNews(since = this.conversation?.revision ?? 0): Promise<ConversationNews> {
    return this.host.api.get<ConversationNews>(`${this.path}/news?since=${String(since)}`);
  }

  private takeNews(conversation: Conversation | null): void {
    if (conversation) this.take(conversation);
    this.news.follow(this.conversation?.sealedAt === null);
  }

  private get draftKey(): string {
    return `conversation.${this.conversation?.id ?? ''}.typed`;
  }

  private keepTyped(): void {
    if (this.typed.size === 0) this.host.drafts.remove(this.draftKey);
    else this.host.drafts.set(this.draftKey, Object.fromEntries(this.typed));
  }

  /** Words that an earlier page left behind on this device. */
  private takeUpTyped(): void {
    const kept = (this.host.drafts.get(this.draftKey) ?? {}) as Partial<Record<TalkField, Typed>>;
    for (const field of TALK_FIELDS) {
      const words = kept[field];
      const server = this.conversation?.fields[field];
      if (!words || !server || words.text === server.text) continue;
      this.typed.set(field, words);
      if (this.latestOwn(field, words.basedOn) !== server.revision)
        this.conflicts.set(field, words.text);
    }
    this.commit();
  }
}
