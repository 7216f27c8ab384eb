import { expect } from 'chai';
import type { CollegeSearchEntry, CollegeSearchList } from '#contracts/college-searches.js';
import type { CollegeSelection } from '#contracts/college-selector.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { buildPerson, type Person } from '../support/builders.js';
import { bring, planOfStudent } from '../support/compared-plans.js';
import { takeOut } from '../support/passports.js';
import { reply } from '../support/reply.js';

const PATH = '/api/college-searches';
const near = { name: 'Near home', wish: 'near=columbus-oh%4050&level=two-year&nice=level' };

describe('Kept searches for colleges', function () {
  this.timeout(60_000);
  let person: Person;
  let student: ApiClient;
  beforeEach(async () => {
    person = await buildPerson();
    student = await apiAs(person);
  });

  const list = async () => (await reply<CollegeSearchList>(student.get(PATH))).items;
  const keep = (search: object = near) =>
    reply<CollegeSearchEntry>(student.post(PATH, search), 201);

  it('F51: are kept under a name and lead to the same colleges', async () => {
    await keep();
    const [search] = await list();
    expect(search).to.deep.include({ ...near, isRemoved: false });
    const found = await reply<CollegeSelection>(student.get(`/api/colleges?${search!.wish}`));
    expect(found.total).to.be.above(0);
  });

  it('F51: are taken out and put back', async () => {
    const { id } = await keep();
    expect((await reply<CollegeSearchEntry>(student.delete(`${PATH}/${id}`))).isRemoved).to.equal(
      true,
    );
    expect(await list()).to.deep.equal([]);
    await reply(student.post(`${PATH}/${id}/restore`));
    expect(await list()).to.have.length(1);
  });

  it('F51: name what is wrong, and are the student’s alone', async () => {
    for (const [search, field] of [
      [{ ...near, wish: 'price=cheap' }, 'wish'],
      [{ ...near, wish: 'planet=mars' }, 'wish'],
      [{ ...near, name: ' ' }, 'name'],
    ] as const) {
      const { body } = (await student.post(PATH, search).expect(400)) as {
        body: { errors: { pointer: string }[] };
      };
      expect(body.errors[0]!.pointer).to.contain(field);
    }
    const { id } = await keep();
    const other = await apiAs(await buildPerson());
    await other.delete(`${PATH}/${id}`).expect(404);
    await other.post(`${PATH}/${id}/restore`).expect(404);
    const teacher = await apiAs(await buildPerson({ role: 'teacher' }));
    await teacher.get(PATH).expect(403);
    await teacher.post(PATH, near).expect(403);
  });

  it('B7: travel in a passport', async () => {
    await keep();
    const other = await buildPerson();
    await bring(other, await takeOut(person));
    const { parts } = await planOfStudent(other);
    expect(parts.searches.map(({ name, wish }) => ({ name, wish }))).to.deep.equal([near]);
  });
});
