/** Arguments for a Chromium that talks to nobody but the pages under test. */
export const browserArgs: string[];
/** The path of a program that starts Chromium; unpacks it on first use. */
export function browserPath(): Promise<string>;
