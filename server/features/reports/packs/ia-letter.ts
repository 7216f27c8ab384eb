import { LOCALES } from '#contracts/locales.js';
import { translate } from '../../../messages.js';
import { type StudentLine, studentLines, studentsByName } from '../../completion/student-lines.js';
import { type FamilyAddress, familyAddresses } from '../../family/family-language.js';
import { displayName } from '../../roster/person-name.js';
import { type MakeTable, type ReportWorld, ruleOf } from '../report-world.js';
import { dayInWords, LANGUAGE_NAMES, listOfComponents } from './letter-words.js';

/**
 * Iowa: each year's letter on how far the plan is, for every student, in the language of the family; in every
 * language where none is known. Who holds the rights over the record is written to.
 */
export const iaLetter: MakeTable = async (world) => {
  const { say } = world;
  const heads = ['school', 'student', 'number', 'grade'] as const;
  return {
    columns: [
      ...heads.map((head) => say(`requirements.file-${head}`)),
      ...[say('reports.letter-to'), say('reports.letter-language'), say('reports.letter')],
    ],
    about: [{ label: say('reports.kind-ia-letter'), text: say('reports.ia-text') }],
    students: await studentsByName(world),
    rowsOf: async (ids) => {
      const addresses = await familyAddresses(ids);
      return (await studentLines(ids)).map((line) => {
        const address = addresses.get(line.id) ?? { locale: null, isStudent: false };
        const { locale, isStudent } = address;
        return {
          studentId: line.id,
          cells: [
            ...[line.school ?? '', displayName(line, world.language), line.number ?? ''],
            ...[line.grade === 0 ? '' : line.grade],
            say(isStudent ? 'reports.letter-to-student' : 'reports.letter-to-family'),
            locale === null ? say('reports.language-unknown') : say(LANGUAGE_NAMES[locale]),
            letterFor(line, address, world),
          ],
        };
      });
    },
  };
};

function letterFor(line: StudentLine, { locale, isStudent }: FamilyAddress, world: ReportWorld) {
  const { template } = ruleOf(world);
  const inOne = (language: string) =>
    translate(language, 'reports.ia-letter', {
      ...{ to: isStudent ? 'student' : 'family', student: displayName(line, language) },
      ...{ school: line.school ?? world.districtName, plan: template.name },
      ...{ day: dayInWords(world.day, language), abbreviation: template.abbreviation },
      ...{ has: line.done.length > 0 ? 'some' : 'none' },
      ...{ lacks: line.missing.length > 0 ? 'some' : 'none' },
      done: listOfComponents(line.done, language),
      missing: listOfComponents(line.missing, language),
    });
  return (locale === null ? LOCALES : [locale]).map(inOne).join('\n\n');
}
