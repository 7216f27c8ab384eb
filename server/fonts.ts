import { createRequire } from 'node:module';
import type { LayoutFont } from '#contracts/resume-layout.js';

const SANS = '@expo-google-fonts/source-sans-3';
const SERIF = '@expo-google-fonts/source-serif-4';

/**
 * The fonts of printed pages (SIL Open Font License 1.1; each package holds its LICENSE_FONT). They
 * cover Latin with its extensions, so that a name such as Núñez or Nguyễn stands as its owner writes it.
 */
const FILES: Record<LayoutFont, string> = {
  sans: `${SANS}/400Regular/SourceSans3_400Regular.ttf`,
  'sans-bold': `${SANS}/600SemiBold/SourceSans3_600SemiBold.ttf`,
  serif: `${SERIF}/400Regular/SourceSerif4_400Regular.ttf`,
  'serif-bold': `${SERIF}/600SemiBold/SourceSerif4_600SemiBold.ttf`,
  'serif-italic': `${SERIF}/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf`,
};

export const FONT_NAMES = Object.keys(FILES) as LayoutFont[];

/** Where a font lies on this machine. */
export function fontPath(font: LayoutFont): string {
  return createRequire(import.meta.url).resolve(FILES[font]);
}
