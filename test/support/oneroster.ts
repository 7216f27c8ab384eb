import { deflateRawSync } from 'node:zlib';

export interface ZipPart {
  name: string;
  text: string | Buffer;
  isStored?: boolean;
  /** The size its directory claims. */
  claims?: number;
  flags?: number;
}

/** A zip file made by hand, so that tests can make wrong ones too. */
export function zipOf(parts: ZipPart[]): Buffer<ArrayBuffer> {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, isStored, claims, flags = 0 } of parts) {
    const plain = Buffer.from(text);
    const packed = isStored ? plain : deflateRawSync(plain);
    const path = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(path.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(isStored ? 0 : 8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claims ?? plain.length, 24);
    entry.writeUInt16LE(path.length, 28);
    entry.writeUInt32LE(offset, 42);
    bodies.push(local, path, packed);
    directory.push(entry, path);
    offset += 30 + path.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}

export const fileOf = (name: string, bytes: Buffer | string): File =>
  new File([new Uint8Array(Buffer.from(bytes))], name);

const lines = (rows: string[]): string => `${rows.join('\r\n')}\r\n`;

/** A made-up district of one school, one section, one guardian and so many students. */
export function rosterFiles(options: { students?: number; mode?: 'bulk' | 'delta' } = {}) {
  const { students = 3, mode = 'bulk' } = options;
  const numbers = Array.from({ length: students }, (_, index) => index + 1);
  const kinds = ['orgs', 'academicSessions', 'courses', 'classes', 'users', 'roles', 'enrollments'];
  return {
    manifest: [
      'propertyName,value',
      ...['oneroster.version,1.2', ...kinds.map((kind) => `file.${kind},${mode}`)],
    ],
    orgs: ['sourcedId,status,dateLastModified,name,type', 'o1,,,Riverbend Middle,school'],
    academicSessions: [
      'sourcedId,title,type,startDate,endDate,schoolYear',
      't1,2026-27,schoolYear,2026-08-17,2027-06-04,2027',
    ],
    courses: ['sourcedId,title,courseCode,orgSourcedId', 'c1,"Careers, grade 8",CAR8,o1'],
    classes: [
      'sourcedId,title,courseSourcedId,classType,schoolSourcedId,termSourcedIds',
      's1,Section 3,c1,scheduled,o1,t1',
    ],
    users: [
      'sourcedId,enabledUser,username,givenName,familyName,identifier,email,agentSourcedIds,grades,password',
      'g1,true,plopez,Pat,Lopez,,pat@families.example,,,secret',
      ...numbers.map((n) => `u${n},true,,Sam,"O""Neil",SIS-${n},sam@x.example,g1,08,secret`),
    ],
    roles: [
      'sourcedId,userSourcedId,roleType,role,orgSourcedId',
      'r0,g1,primary,guardian,o1',
      ...numbers.map((n) => `r${n},u${n},primary,student,o1`),
    ],
    enrollments: [
      'sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role',
      ...numbers.map((n) => `e${n},s1,o1,u${n},student`),
    ],
    demographics: ['sourcedId,birthDate,sex', 'u1,2013-02-03,female'],
  };
}

export type RosterFiles = ReturnType<typeof rosterFiles>;

export const zippedRoster = (files: RosterFiles): File =>
  fileOf(
    'oneroster.zip',
    zipOf(
      Object.entries(files).map(([name, rows]) => ({ name: `${name}.csv`, text: lines(rows) })),
    ),
  );
