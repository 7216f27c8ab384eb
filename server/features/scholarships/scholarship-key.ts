/** Name and giver without accents, capitals and signs: the same scholarship is in the list once. */
export const recordKey = ({ name, giver }: { name: string; giver: string }): string =>
  `${plain(name)}|${plain(giver)}`;

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
