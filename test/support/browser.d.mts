/** Arguments for a Chromium that talks to nobody but the pages under test. */
export const browserArgs: string[];
/** One more argument, for many pages that live a few seconds each. */
export const shortLivedPages: string;
/** The path of a program that starts Chromium; unpacks it on first use. */
export function browserPath(): Promise<string>;
