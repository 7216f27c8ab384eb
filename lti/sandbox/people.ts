import { createHash } from 'node:crypto';
import type { Part, Person, Shape } from './types.js';

/** Invented people: `given|family`, one student a line, the first of them Maya. */
const STUDENTS = `Maya|Okafor
José Luis|Ramírez
Aaliyah|Brooks
Minh|Nguyễn
Sofía|Castañeda
Ethan|Whitehorse
Priya|Natarajan
Mateo|Villalobos
Hana|Yoshida
Declan|O’Rourke
Zainab|Abdi
Lucía|Peña
Noah|Lindgren
Anjali|Deshmukh
Björn|Halvorsen
Ximena|Ibáñez
Caleb|Thornton
Amara|Nwosu
Tadeo|Quiñones
Freya|Jensen
Omar|Haddad
Emilia|Kowalczyk
Dakota|Begay
Itzel|Montaño
Jamal|Whitaker
Chloé|Beaumont
Andrés|Solís
Leilani|Kealoha
Viktor|Petrov
Renata|Güereña
Isaiah|Coleman
Mei|Zhang
Joaquín|Escobedo
Grace|Adeyemi
Pavel|Novák
Camila|Figueroa
Tomasz|Zieliński
Nia|Fontaine
Rafael|Domínguez
Sanvi|Iyer
Liam|Gallagher
Paloma|Barragán
Elijah|Stroud
Yusuf|Demir
Valentina|Orozco
Hugo|Larsson
Imani|Carter
Diego|Benavídez
Keiko|Tanabe
Ashton|Pruitt
Marisol|Trejo
Kwame|Boateng
Julieta|Arriaga
Owen|Fairbanks
Nadia|Rahimi
Adrián|Cárdenas
Thea|Papadakis
Bruno|Salcedo
Winona|Yazzie
Samuel|Etxeberria
Lourdes|Zúñiga
Ezra|Feldman`
  .split('\n')
  .map((line) => line.split('|'));

const STAFF: [Part, string, string][] = [
  ['teacher', 'Tomás', 'Herrera'],
  ['counselor', 'Ruth', 'Delgado'],
  ['admin', 'Sam', 'Whitfield'],
  ['observer', 'Ngozi', 'Okafor'],
];

/** Canvas needs more than one page of 50; the others stay small enough to look at. */
const STUDENT_COUNT: Record<Shape, number> = { canvas: 62, moodle: 32, schoology: 34 };

/** Everybody of one system; the same ids in every run. */
export function peopleOf(shape: Shape): Person[] {
  const students = STUDENTS.slice(0, STUDENT_COUNT[shape]).map(
    ([given = '', family = ''], index): Person =>
      person(shape, ['student', given, family], index + 41),
  );
  const staff = STAFF.map((entry, index) => person(shape, entry, index + 9));
  const observed = students[0]?.id ?? '';
  return [...staff, ...students].map((someone) =>
    someone.part === 'observer' ? { ...someone, observes: [observed] } : someone,
  );
}

function person(
  shape: Shape,
  [part, givenName, familyName]: [Part, string, string],
  number: number,
) {
  const digest = createHash('sha1').update(`${shape}/${number}`).digest('hex');
  const username = plain(`${givenName.slice(0, 1)}${familyName}`);
  const family = part === 'student' || part === 'observer';
  return {
    id: idIn(shape, number, digest),
    number,
    legacyId: digest,
    part,
    givenName,
    familyName,
    name: `${givenName} ${familyName}`,
    email: `${username}@${family ? 'families.' : ''}riverbend.example`,
    username,
    sisId: part === 'observer' ? null : part === 'student' ? `RB-2044${number}` : `RB-E-${number}`,
    sections: shape === 'canvas' ? sectionsOf(part, number) : [],
    observes: [],
  } satisfies Person;
}

const SECTIONS = [
  { id: '611', name: 'Period 3' },
  { id: '612', name: 'Period 5' },
];

/** Staff see the whole course; students alternate, so that both lists have everybody's range of names. */
function sectionsOf(part: Part, number: number) {
  if (part === 'admin') return [];
  return part === 'student' ? SECTIONS.slice((number + 1) % 2, ((number + 1) % 2) + 1) : SECTIONS;
}

function idIn(shape: Shape, number: number, digest: string): string {
  if (shape === 'moodle') return String(number);
  if (shape === 'schoology') return String(98_120_000 + number);
  const parts = [digest.slice(0, 8), digest.slice(8, 12), `4${digest.slice(12, 15)}`];
  return [...parts, `a${digest.slice(15, 18)}`, digest.slice(18, 30)].join('-');
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
