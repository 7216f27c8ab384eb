/**
 * Talks to the LMS page around our frame. Each message is a wish: an LMS that does not know it
 * takes no notice. Nothing in them is private, so any parent may read them.
 */
function tellParent(subject: string, values: Record<string, unknown> = {}): void {
  if (window.parent === window) return;
  window.parent.postMessage(JSON.stringify({ subject, ...values }), '*');
}

/** Asks the LMS to show the top of our frame, after a change of view. */
export function scrollToTop(): void {
  window.scrollTo(0, 0);
  tellParent('lti.scrollToTop');
}

const LEAST_HEIGHT = 480;
/** Room for the browser and the LMS around us. */
const AROUND = 160;

/**
 * Keeps the frame as tall as its content, but no taller than the screen: in a taller one, what is
 * fixed to its edges (dialogs, messages) would be out of sight.
 */
export function fitFrame(content: Element): () => void {
  let asked = 0;
  const observer = new ResizeObserver(() => {
    const most = Math.max(LEAST_HEIGHT, window.screen.availHeight - AROUND);
    const wished = Math.ceil(content.getBoundingClientRect().height);
    const height = Math.min(most, Math.max(LEAST_HEIGHT, wished));
    if (height === asked) return;
    asked = height;
    tellParent('lti.frameResize', { height });
  });
  observer.observe(content);
  return () => observer.disconnect();
}
