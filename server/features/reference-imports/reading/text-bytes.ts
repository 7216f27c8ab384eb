/**
 * Bytes as text: UTF-8, and from the first bytes on that are none Windows-1252, if that is allowed. Both read
 * plain letters alike, so what came before was right.
 */
export class TextBytes {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private older: InstanceType<typeof TextDecoder> | undefined;
  /** Bytes of a sign that is not whole yet. */
  private rest = Buffer.alloc(0);
  private readonly takeOlder: (text: string, error: unknown) => string;

  /** @param takeOlder - given the first text that is older; throws when it may not be, or returns it. */
  constructor(takeOlder: (text: string, error: unknown) => string) {
    this.takeOlder = takeOlder;
  }

  read(chunk: Buffer): string {
    if (this.older) return this.older.decode(chunk);
    const bytes = Buffer.concat([this.rest, chunk]);
    const whole = bytes.length - unfinished(bytes);
    this.rest = Buffer.from(bytes.subarray(whole));
    try {
      return this.decoder.decode(bytes.subarray(0, whole), { stream: true });
    } catch (error) {
      return this.turnOlder(bytes, error);
    }
  }

  end(): string {
    if (this.older || this.rest.length === 0) return '';
    return this.turnOlder(this.rest, new Error('A sign is cut off.'));
  }

  private turnOlder(bytes: Buffer, error: unknown): string {
    this.older = new TextDecoder('windows-1252');
    return this.takeOlder(this.older.decode(bytes), error);
  }
}

/** How many bytes at the end are the beginning of a sign that goes on (RFC 3629, section 3). */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}
