import { expect } from 'chai';
import type { PassportOverview, PassportPreview } from '#contracts/passport.js';
import type { PassportFile, PassportParts } from '#contracts/passport-file.js';
import { buildPerson, type Person } from './builders.js';
import { forge, planOf } from './forged-passports.js';
import { planIn, sendPassport, takeOut, unpack } from './passports.js';

/** Titles of occupations are the data's; where a file lies says nothing of the plan. */
const APART = new Set(['path']);

const UNTITLED: Record<string, object> = {
  careers: { title: '' },
  colleges: { title: '' },
  marks: { career: '' },
};

/** What a plan says, in one order, so that two of them can be compared. */
export function sayings({ parts }: Pick<PassportFile, 'parts'>): unknown {
  return Object.fromEntries(
    Object.entries(parts).map(([part, items]) => [
      part,
      (items as { id: string }[])
        .map((item) => plain({ ...item, ...UNTITLED[part] }))
        .sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1)),
    ]),
  );
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !APART.has(key))
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, one]) => [key, plain(one)]),
  );
}

export const planOfStudent = async (student: Person) => planIn(unpack(await takeOut(student)));

export async function preview(student: Person, zip: Uint8Array): Promise<PassportPreview> {
  const response = await sendPassport(student, zip);
  expect(response.status, response.text).to.equal(200);
  return response.body as PassportPreview;
}

export async function bring(student: Person, zip: Uint8Array): Promise<PassportOverview> {
  const { digest } = await preview(student, zip);
  const response = await sendPassport(student, zip, digest);
  expect(response.status, response.text).to.equal(200);
  return response.body as PassportOverview;
}

/** A plan goes into one district, out of it, and into another one, and says the same all the way. */
export async function checkRoundTrip(parts: Partial<PassportParts>): Promise<void> {
  const [one, other] = [await buildPerson(), await buildPerson()];
  await bring(one, await forge(planOf(parts)));
  const zip = await takeOut(one);
  const held = sayings(planIn(unpack(zip)));
  expect(held).to.deep.equal(sayings(planOf(parts)));
  await bring(other, zip);
  expect(sayings(await planOfStudent(other))).to.deep.equal(held);
}
