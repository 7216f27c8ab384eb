import type { ResumeLanguage, ResumeSection, ResumeTemplate } from '#contracts/resumes.js';

/** What is printed: the student's words, with the titles of sections in the résumé's language. */
export interface ResumeDocument {
  name: string;
  language: ResumeLanguage;
  template: ResumeTemplate;
  contact: { name: string; email: string; phone: string; town: string };
  summary: string;
  sections: Pick<ResumeSection, 'title' | 'lines'>[];
  /** With `{page}` and `{pages}` in it, for the foot of a second page. */
  footer: string;
}

/** One part of a résumé in reading order; a tag of the PDF and a style of the Word file each. */
export interface Block {
  tag: 'H1' | 'H2' | 'H3' | 'P' | 'LI';
  look: 'name' | 'contact' | 'summary' | 'heading' | 'title' | 'point';
  text: string;
  /** The dates beside a title. */
  aside?: string;
}

const SEPARATOR = '  ·  ';

/** The résumé as parts in reading order; what is off or empty is not among them. */
export function blocksOf(document: ResumeDocument): Block[] {
  const { contact, summary, sections } = document;
  const blocks: Block[] = [];
  if (contact.name.trim()) blocks.push({ tag: 'H1', look: 'name', text: contact.name });
  const reach = [contact.town, contact.phone, contact.email].map(tidy).filter(Boolean);
  if (reach.length > 0) blocks.push({ tag: 'P', look: 'contact', text: reach.join(SEPARATOR) });
  for (const text of summary.split('\n').filter((line) => line.trim()))
    blocks.push({ tag: 'P', look: 'summary', text });
  for (const section of sections) blocks.push(...sectionBlocks(section));
  return blocks.map((block) => ({
    ...block,
    text: block.look === 'contact' ? block.text : tidy(block.text),
    ...(block.aside && { aside: tidy(block.aside) }),
  }));
}

function sectionBlocks({ title, lines }: ResumeDocument['sections'][number]): Block[] {
  const blocks = lines.flatMap<Block>((line) => {
    const points = line.text.split('\n').filter((point) => point.trim());
    // Dates without a title stand with the first point, or they would be lost.
    const heading = line.title.trim() || (line.dates.trim() ? (points.shift() ?? line.dates) : '');
    return [
      ...(heading
        ? [
            {
              ...({ tag: 'H3', look: 'title', text: heading } as const),
              ...(line.dates.trim() && heading !== line.dates && { aside: line.dates }),
            },
          ]
        : []),
      ...points.map((text) => ({ tag: 'LI', look: 'point', text }) as const),
    ];
  });
  return blocks.length > 0 ? [{ tag: 'H2', look: 'heading', text: title }, ...blocks] : [];
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
