import type { PassportFile, PassportItem, PassportPart } from '#contracts/passport-file.js';
import { translate } from '../../messages.js';
import { yearsWord } from './school-years.js';

type Kept = Omit<PassportItem<'kept'>, 'id'>;
type Keep<P extends PassportPart> = (item: PassportItem<P>, passport: PassportFile) => Kept;

/** What was said of a saved thing, line by line. */
const saved =
  (kind: 'career' | 'college') =>
  (
    { title, createdAt, ...said }: PassportItem<'careers'> | PassportItem<'colleges'>,
    { language }: PassportFile,
  ): Kept => {
    const stars = (count: number | null) => (count === null ? '' : `${count} / 5`);
    const lines = (key: 'for' | 'against' | 'because', all: string[]) =>
      all.map((line) => translate(language, `passport-words.${key}`, { line }));
    const both = [...lines('for', said.pros), ...lines('against', said.cons)].join('\n');
    const texts = [
      { prompt: stars(said.rating), text: said.thought },
      { prompt: '', text: both },
      { prompt: stars(said.confidence), text: lines('because', said.reasons).join('\n') },
    ];
    const isSaid = ({ prompt, text }: (typeof texts)[number]) => prompt !== '' || text !== '';
    return { kind, title, at: createdAt, texts: texts.filter(isSaid) };
  };

/** Entries whose place here is taken: what they say is kept to read, in the words of the passport. */
const KEEP: { [P in PassportPart]?: Keep<P> } = {
  careers: saved('career'),
  colleges: saved('college'),
  citations: ({ snapshot, citedAt }) => ({
    ...{ kind: 'citation', title: snapshot.title, at: citedAt, texts: [] },
  }),
  lookBacks: ({ schoolYear, text, comment, returnedBy, doneAt, returnedAt }, passport) => {
    const title = translate(passport.language, 'passport-words.look-back', {
      years: yearsWord(schoolYear),
    });
    const asked = comment === '' ? [] : [{ prompt: returnedBy ?? '', text: comment }];
    const at = doneAt ?? returnedAt ?? passport.madeAt;
    return { kind: 'look-back', title, at, texts: [...asked, { prompt: '', text }] };
  },
  choices: ({ goalId, schoolYear, choice, why, chosenAt }, { parts, language }) => {
    const title = parts.goals.find(({ id }) => id === goalId)?.title ?? '';
    const prompt = `${yearsWord(schoolYear)}: ${translate(language, `look-back.chose-${choice}`)}`;
    return { kind: 'choice', title, at: chosenAt, texts: [{ prompt, text: why }] };
  },
  marks: ({ career, mark, why, markedAt }, { language }) => {
    const prompt = translate(language, `passport-words.mark-${mark}`);
    return { kind: 'mark', title: career, at: markedAt, texts: [{ prompt, text: why }] };
  },
};

/** @returns null for a part whose entries have a place beside the one that is here. */
export function asKept<P extends PassportPart>(
  part: P,
  item: PassportItem<P>,
  passport: PassportFile,
): Kept | null {
  const keep: Keep<P> | undefined = KEEP[part];
  return keep ? keep(item, passport) : null;
}
