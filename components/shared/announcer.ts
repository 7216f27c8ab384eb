export type Urgency = 'polite' | 'assertive';

const regions = new Map<Urgency, HTMLElement>();

/**
 * Puts the two live regions into the page.
 *
 * They sit in the light DOM and exist before the first message: screen readers miss regions that
 * arrive together with their text.
 */
export function installLiveRegions(): void {
  for (const urgency of ['polite', 'assertive'] as const) {
    if (regions.get(urgency)?.isConnected) continue;
    const region = document.createElement('div');
    region.className = 'ilp-live';
    region.setAttribute('role', urgency === 'polite' ? 'status' : 'alert');
    region.setAttribute('aria-live', urgency);
    document.body.append(region);
    regions.set(urgency, region);
  }
}

/** Says something to people who use a screen reader, without moving focus. */
export function announce(text: string, urgency: Urgency = 'polite'): void {
  installLiveRegions();
  const region = regions.get(urgency);
  if (!region) return;
  // Emptied first, so that the same words twice are said twice.
  region.textContent = '';
  requestAnimationFrame(() => {
    region.textContent = text;
  });
}
