import { expect } from 'chai';
import { subjectOfCourse } from '#components/explore/course-subject.js';

describe('the subject of a course', () => {
  const titles: Record<string, string | undefined> = {
    'English 9': 'english-language-arts',
    'ELA Grade 6': 'english-language-arts',
    'Language Arts, period 2': 'english-language-arts',
    'Algebra 1': 'mathematics',
    Álgebra: 'mathematics',
    'AP Computer Science A': 'computer-science',
    'Health Science': 'health-science',
    'Biology 10': 'biology-life-science',
    'Art II': 'art-music-theatre',
    'Educación física': undefined,
    Física: 'physics',
    'Homeroom 7B': undefined,
    Martial: undefined,
    '': undefined,
  };
  for (const [title, subject] of Object.entries(titles))
    it(`F46: of "${title}" is ${subject ?? 'not clear'}`, () => {
      expect(subjectOfCourse(title)).to.equal(subject);
    });
});
