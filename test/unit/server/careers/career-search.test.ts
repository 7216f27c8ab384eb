import { expect } from 'chai';
import { createCareerIndex } from '#server/features/careers/career-search.js';
import { shippedOccupations } from '../../../support/occupations.js';

const index = createCareerIndex(shippedOccupations().all);
const top = (query: string, count = 5) =>
  index
    .search(query)
    .slice(0, count)
    .map(({ occupation }) => occupation.title);

describe('Career search', () => {
  for (const [query, title] of [
    ['nurse', 'Registered Nurses'],
    ['nurses', 'Registered Nurses'],
    ['doctor for animals', 'Veterinarians'],
    ['vet', 'Veterinarians'],
    ['teacher', 'Elementary School Teachers, Except Special Education'],
    ['software developer', 'Software Developers'],
    ['lawyer', 'Lawyers'],
    ['electrician', 'Electricians'],
    ['plumber', 'Plumbers, Pipefitters, and Steamfitters'],
    ['police officer', 'Police and Sheriff’s Patrol Officers'],
    ['CEO', 'Chief Executives'],
    ['graphic designer', 'Graphic Designers'],
  ] as const) {
    it(`finds ${title} for "${query}"`, () => {
      expect(top(query).map((found) => found.replace("'", '’'))).to.include(title);
    });
  }

  for (const [query, title] of [
    ['nurce', 'Registered Nurses'],
    ['electrishian', 'Electricians'],
    ['vetrinarian', 'Veterinarians'],
    ['acountant', 'Accountants and Auditors'],
    ['sofware developper', 'Software Developers'],
    ['arkitect', 'Architects, Except Landscape and Naval'],
  ] as const) {
    it(`finds ${title} for the misspelt "${query}"`, () => {
      expect(top(query)).to.include(title);
    });
  }

  it('ranks an exact title first', () => {
    expect(top('actuaries', 1)).to.deep.equal(['Actuaries']);
  });

  it('tells by which other title a career was found', () => {
    const [found] = index.search('CEO');
    expect(found?.matchedTitle).to.match(/CEO/);
    expect(index.search('actuaries')[0]?.matchedTitle).to.equal(null);
  });

  it('finds nothing for nonsense and for no words at all', () => {
    expect(index.search('qqqzzzxx')).to.deep.equal([]);
    expect(index.search('the of !!')).to.deep.equal([]);
  });

  it('takes accents, capitals and signs', () => {
    expect(top('  ELECTRÍCIAN?! ')).to.include('Electricians');
  });
});
