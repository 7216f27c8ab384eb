import { randomInt } from 'node:crypto';

/** Neither 0 and O nor 1, I and L: codes are read out and copied from a board. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 8;

/** A random code that lets people into a group: 31^8, about 40 bits. */
export function newJoinCode(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
