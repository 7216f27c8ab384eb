/**
 * The browser's voice for a language, or null. Only voices of the device itself: the others send the text
 * to whoever made the browser, and Pathlight asks no third party.
 *
 * @param language - `en` or `es`, with or without a region.
 */
export function deviceVoice(language: string): SpeechSynthesisVoice | null {
  const wanted = language.slice(0, 2).toLowerCase();
  const voices = synthesis()
    ?.getVoices()
    .filter(({ lang, localService }) => localService && lang.toLowerCase().startsWith(wanted));
  return voices?.find((voice) => voice.default) ?? voices?.[0] ?? null;
}

/** Reads one text after the other, in place of what is being read. */
export function readAloud(
  texts: readonly string[],
  voice: SpeechSynthesisVoice,
  onError: () => void,
): void {
  const spoken = synthesis();
  if (!spoken) return;
  spoken.cancel();
  for (const text of texts) {
    const part = new SpeechSynthesisUtterance(text);
    part.voice = voice;
    part.lang = voice.lang;
    part.onerror = ({ error }) => {
      if (error !== 'canceled' && error !== 'interrupted') onError();
    };
    spoken.speak(part);
  }
}

export function stopReading(): void {
  synthesis()?.cancel();
}

/** Voices may come some time after the page; returns the way to stop. */
export function onVoices(callback: () => void): () => void {
  const spoken = synthesis();
  // An older Safari has the voices and no such event.
  if (!spoken || !('addEventListener' in spoken)) return () => undefined;
  spoken.addEventListener('voiceschanged', callback);
  return () => spoken.removeEventListener('voiceschanged', callback);
}

const synthesis = (): SpeechSynthesis | undefined =>
  'speechSynthesis' in window ? window.speechSynthesis : undefined;
