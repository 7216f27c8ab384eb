import type { NewStaffPart, PeopleFound } from '#contracts/staff-parts.js';
import { formatList } from '../i18n/format.js';

export type Found = PeopleFound['people'][number];

/** What tells two of one name apart: a course, and the LMS. */
export const placeOf = ({ course, lms }: Found): string =>
  [course ?? '', formatList(lms)].filter((words) => words !== '').join(' · ');

/** Somebody was chosen among those who were found. */
export class PersonChooseEvent extends Event {
  static readonly type = 'ilp-person-choose';
  readonly person: Found;

  constructor(person: Found) {
    super(PersonChooseEvent.type, { bubbles: true, composed: true });
    this.person = person;
  }
}

/** The administrator gives a part; `name` is that of who gets it. */
export class PartGiveEvent extends Event {
  static readonly type = 'ilp-part-give';
  readonly part: NewStaffPart;
  readonly name: string;

  constructor(part: NewStaffPart, name: string) {
    super(PartGiveEvent.type, { bubbles: true, composed: true });
    this.part = part;
    this.name = name;
  }
}

declare global {
  interface HTMLElementEventMap {
    [PersonChooseEvent.type]: PersonChooseEvent;
    [PartGiveEvent.type]: PartGiveEvent;
  }
}
