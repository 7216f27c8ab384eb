/** Where a student stands, as far as a caseload is split by it. */
export interface Place {
  studentId: string;
  /** The family name as `name_key()` of the database writes it; empty without a name. */
  nameKey: string;
  schoolId: string | null;
  grade: number | null;
  /** Parts with a list that names the student. */
  lists: readonly string[];
}

export interface Part {
  id: string;
  kind: 'rule' | 'list';
  letters: { from: string; to: string } | null;
  grades: { from: number; to: number } | null;
  schoolId: string | null;
}

/** Whether a part of a caseload takes a student in. What nobody knows of them fits no rule about it. */
export function takesIn(part: Part, place: Place): boolean {
  if (part.kind === 'list') return place.lists.includes(part.id);
  const { letters, grades, schoolId } = part;
  return (
    (letters === null || isBetween(place.nameKey, letters)) &&
    (grades === null ||
      (place.grade !== null && grades.from <= place.grade && place.grade <= grades.to)) &&
    (schoolId === null || place.schoolId === schoolId)
  );
}

/** From `A` to `F` takes in Foster; from `Ma` to `Mc`, McKay but not Miller. */
function isBetween(key: string, { from, to }: { from: string; to: string }): boolean {
  return key !== '' && key.slice(0, from.length) >= from && key.slice(0, to.length) <= to;
}
