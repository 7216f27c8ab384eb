import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Area, AREAS } from '#contracts/riasec.js';
import { AppError } from '../../errors.js';
import { translate } from '../../messages.js';

/** Questions of a publisher, letter for letter, in its own order. */
export interface OfficialQuestions {
  form: 'short' | 'full';
  items: { area: Area; text: string }[];
  /** The publisher's words for the five answers, the least first. */
  answers: string[];
  /** SHA-256 of the file's text, in hex. */
  sha256: string;
}

const COUNTS = { 30: 'short', 60: 'full' } as const;
const ANSWERS = 5;
const TEXT_MAX = 300;
const LETTERS: Readonly<Record<string, Area>> = {
  ...{ realistic: 'r', investigative: 'i', artistic: 'a', social: 's', enterprising: 'e' },
  conventional: 'c',
  // The Spanish edition names them so.
  ...{ realista: 'r', investigador: 'i', investigativo: 'i', artístico: 'a', emprendedor: 'e' },
  convencional: 'c',
};

const Options = z.array(z.object({ value: z.coerce.number(), name: z.string() }));
const Page = z.object({
  question: z.array(z.object({ index: z.coerce.number(), area: z.string(), text: z.string() })),
  // Its two releases hold the answers in different places.
  answer_option: Options.optional(),
  answer_options: z.object({ answer_option: Options }).optional(),
});

/**
 * Reads the questions of the O*NET Interest Profiler as O*NET Web Services gives them
 * (`mnm/interestprofiler/questions`, in one page or a list of pages): JSON with number, area and text of each. Nothing
 * is corrected: what is not as it has to be is refused.
 *
 * @param where.pointer - names the file in an error, which is in the language `locale`.
 * @throws AppError `invalid-request`
 */
export function readOfficialFile(
  content: string,
  { pointer, locale }: { pointer: string; locale: string },
): OfficialQuestions {
  const refuse: Refuse = (detail) =>
    new AppError('invalid-request', 'This is not an official file of questions.', {
      errors: [{ pointer, detail }],
    });
  const pages = pagesOf(content);
  if (!pages) throw refuse(translate(locale, 'instruments.wrong-json'));
  const questions = pages.flatMap(({ question }) => question);
  questions.sort((left, right) => left.index - right.index);
  const gap = questions.findIndex(({ index }, place) => index !== place + 1);
  if (gap >= 0) throw refuse(translate(locale, 'instruments.wrong-gap', { number: gap + 1 }));
  const form = COUNTS[questions.length as keyof typeof COUNTS] as 'short' | 'full' | undefined;
  if (!form)
    throw refuse(translate(locale, 'instruments.wrong-count', { count: questions.length }));
  const items = questions.map((question) => itemOf(question, { locale, refuse }));
  const each = items.length / AREAS.length;
  for (const area of AREAS) {
    const count = items.filter((item) => item.area === area).length;
    if (count !== each) throw refuse(translate(locale, 'instruments.wrong-areas', { count, each }));
  }
  const answers = answersOf(pages);
  if (answers.length === 0) throw refuse(translate(locale, 'instruments.wrong-answers'));
  return { form, items, answers, sha256: sha256Of(content) };
}

type Refuse = (detail: string) => AppError;

function itemOf(
  { index: number, area, text }: z.infer<typeof Page>['question'][number],
  { locale, refuse }: { locale: string; refuse: Refuse },
): OfficialQuestions['items'][number] {
  const letter = LETTERS[area.toLowerCase()];
  if (!letter)
    throw refuse(translate(locale, 'instruments.wrong-area', { number, area: area.slice(0, 40) }));
  if (text.trim() === '' || text.length > TEXT_MAX)
    throw refuse(translate(locale, 'instruments.wrong-text', { number }));
  return { area: letter, text };
}

function pagesOf(content: string): z.infer<typeof Page>[] | null {
  let json: unknown;
  try {
    json = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
  const read = z.array(Page).safeParse(Array.isArray(json) ? json : [json]);
  return read.success && read.data.some(({ question }) => question.length > 0) ? read.data : null;
}

function answersOf([page]: z.infer<typeof Page>[]): string[] {
  const options = page?.answer_option ?? page?.answer_options?.answer_option ?? [];
  const names = options
    .toSorted((left, right) => left.value - right.value)
    .map(({ name }) => name.trim());
  return names.length === ANSWERS && names.every((name) => name !== '') ? names : [];
}

const sha256Of = (content: string): string => createHash('sha256').update(content).digest('hex');

/**
 * The official Spanish texts of the same questions.
 *
 * @throws AppError `invalid-request` when it is another form, or its areas stand in another order.
 */
export function readSpanishFile(
  content: string,
  official: OfficialQuestions,
  locale: string,
): OfficialQuestions {
  const pointer = '/body/spanish/content';
  const spanish = readOfficialFile(content, { pointer, locale });
  const isSame =
    spanish.items.length === official.items.length &&
    spanish.items.every(({ area }, place) => area === official.items[place]?.area);
  if (isSame) return spanish;
  throw new AppError('invalid-request', 'The Spanish file has other questions.', {
    errors: [{ pointer, detail: translate(locale, 'instruments.wrong-spanish') }],
  });
}
