import type { LayoutFont } from '#contracts/resume-layout.js';

const asked = new Map<LayoutFont, Promise<void>>();

/** What a font of the printed page is called in this browser. */
export function familyOf(font: LayoutFont): string {
  return `pathlight-${font}`;
}

/**
 * Loads the fonts of the printed page. Without them the preview keeps each line's length and place in
 * letters of the machine.
 */
export async function loadFonts(fonts: Iterable<LayoutFont>): Promise<void> {
  await Promise.all([...new Set(fonts)].map(loadOne));
}

function loadOne(font: LayoutFont): Promise<void> {
  const asking = asked.get(font);
  if (asking !== undefined) return asking;
  const loading = fetchFont(font);
  asked.set(font, loading);
  return loading;
}

async function fetchFont(font: LayoutFont): Promise<void> {
  try {
    const face = new FontFace(familyOf(font), `url(/fonts/${font}.ttf)`);
    document.fonts.add(await face.load());
  } catch {
    // Offline: another try with the next preview.
    asked.delete(font);
  }
}
