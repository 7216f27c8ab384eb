/** A school year as people write it, from the calendar year in which it begins: 2026–2027. */
export const yearsWord = (year: number): string => `${year}–${year + 1}`;
