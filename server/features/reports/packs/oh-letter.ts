import { LOCALES } from '#contracts/locales.js';
import { studentLines, studentsByName } from '../../completion/student-lines.js';
import { translate } from '../../../messages.js';
import { displayName } from '../../roster/person-name.js';
import { type MakeTable, ruleOf } from '../report-world.js';
import { dayInWords, listOfComponents } from './letter-words.js';

/**
 * Ohio: a letter to the family of each student whose plan lacks something by now, in every language, to be
 * merged into the district's own letter paper. Who lacks nothing has no line.
 */
export const ohLetter: MakeTable = async (world) => {
  const { say, day, districtName } = world;
  const { template } = ruleOf(world);
  const heads = ['school', 'student', 'number', 'grade'] as const;
  return {
    columns: [
      ...heads.map((head) => say(`requirements.file-${head}`)),
      say('requirements.missing'),
      ...LOCALES.map((locale) => translate(locale, 'reports.oh-letter-column')),
    ],
    about: [{ label: say('reports.kind-oh-letter'), text: say('reports.oh-text') }],
    students: await studentsByName(world),
    rowsOf: async (ids) =>
      (await studentLines(ids))
        .filter(({ missing }) => missing.length > 0)
        .map((line) => ({
          studentId: line.id,
          cells: [
            ...[line.school ?? '', displayName(line, world.language), line.number ?? ''],
            ...[line.grade === 0 ? '' : line.grade, listOfComponents(line.missing, world.language)],
            ...LOCALES.map((locale) =>
              translate(locale, 'reports.oh-letter', {
                ...{ student: displayName(line, locale), plan: template.name },
                ...{ day: dayInWords(day, locale), school: line.school ?? districtName },
                missing: listOfComponents(line.missing, locale),
              }),
            ),
          ],
        })),
  };
};
