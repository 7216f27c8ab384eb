/** Under which terms a district may use the official questions; plain values. */
export const INSTRUMENT_LICENCES = ['cc-by-nd', 'tools-developer'] as const;

/** Letters of an official file of questions: sixty short lines and what stands around them. */
export const INSTRUMENT_TEXT_MAX = 60_000;
export const INSTRUMENT_VERSION_MAX = 60;
