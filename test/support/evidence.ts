import { expect } from 'chai';
import request, { type Response } from 'supertest';
import sharp from 'sharp';
import { EvidenceItem } from '#contracts/evidence.js';
import type { Person } from './builders.js';
import { testSystem } from './system.js';

/** A drawn picture. */
export function picture(width = 40, height = 30, format: 'png' | 'jpeg' | 'webp' = 'png') {
  const background = { r: 40, g: 120, b: 200 };
  return sharp({ create: { width, height, channels: 3, background } })
    .toFormat(format)
    .toBuffer();
}

/** Sends a file the way the browser does. */
export async function sendFile(
  person: Pick<Person, 'token'>,
  name: string,
  bytes: Buffer,
): Promise<Response> {
  const { app } = await testSystem();
  return request(app)
    .post(`/api/evidence/files?name=${encodeURIComponent(name)}`)
    .set('authorization', `Bearer ${person.token}`)
    .set('content-type', 'application/octet-stream')
    .send(bytes);
}

export async function uploadFile(
  person: Pick<Person, 'token'>,
  name: string,
  bytes: Buffer,
): Promise<EvidenceItem> {
  const response = await sendFile(person, name, bytes);
  expect(response.status, response.text).to.equal(201);
  return EvidenceItem.parse(response.body);
}
