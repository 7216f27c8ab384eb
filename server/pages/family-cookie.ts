import type { Request, Response } from 'express';

const DAY_MS = 86_400_000;
const NAME = 'pathlight-family';

/**
 * The cookie of a family's device. No script reads it, no other site sends it with a form (`Lax`), and over
 * https no other host can set it (`__Host-`).
 */
export class FamilyCookie {
  private readonly name: string;
  private readonly isSecure: boolean;

  constructor(publicUrl: string) {
    this.isSecure = publicUrl.startsWith('https:');
    this.name = this.isSecure ? `__Host-${NAME}` : NAME;
  }

  read(req: Request): string | undefined {
    const pairs = (req.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
    return pairs.find(([name]) => name === this.name)?.[1];
  }

  write(res: Response, token: string, days: number): void {
    res.cookie(this.name, token, { ...this.options(), maxAge: days * DAY_MS });
  }

  clear(res: Response): void {
    res.clearCookie(this.name, this.options());
  }

  private options() {
    return { httpOnly: true, secure: this.isSecure, sameSite: 'lax', path: '/' } as const;
  }
}

/** Whether a form came from one of our own pages; browsers too old to say so are held by the cookie. */
export const isOwnForm = (req: Request): boolean =>
  ['same-origin', 'none', undefined].includes(req.get('sec-fetch-site'));
