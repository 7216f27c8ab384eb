import type { FileType } from '#contracts/evidence.js';
import { notTaken } from './file-types.js';

/** The longest side, in pixels, of a picture that is kept, and of the small one of it. */
const LONGEST = 2_000;
const THUMBNAIL = 320;
/** What a phone takes today, and not what only looks small while it is packed. */
const PIXELS_MAX = 64_000_000;

/**
 * Draws a picture anew: upright, no side above 2,000 pixels, and without all that came along with it
 * (place, time, camera, whatever was hidden behind its end). Plus a small picture of it.
 *
 * @throws AppError `file-not-taken` when it can't be read.
 */
export async function redraw(
  bytes: Buffer,
  type: FileType,
): Promise<{ bytes: Buffer; thumbnail: Buffer }> {
  // Loaded with the first picture: it is large, and most processes never see one.
  const { default: sharp } = await import('sharp');
  const open = () => sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error' }).rotate();
  const within = (side: number) =>
    ({ width: side, height: side, fit: 'inside', withoutEnlargement: true }) as const;
  try {
    const drawn = open().resize(within(LONGEST));
    const whole =
      type === 'png' ? drawn.png() : type === 'webp' ? drawn.webp() : drawn.jpeg({ quality: 85 });
    return {
      bytes: await whole.toBuffer(),
      thumbnail: await open().resize(within(THUMBNAIL)).webp({ quality: 75 }).toBuffer(),
    };
  } catch (cause) {
    throw notTaken(cause);
  }
}
