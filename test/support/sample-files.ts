import { crc32, deflateRawSync } from 'node:zlib';

type Part = readonly [name: string, text: string];

/** A zip file as an office program writes it: each part with its sizes before it. */
function zip(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of parts) {
    const path = Buffer.from(name);
    const plain = Buffer.from(text);
    const packed = deflateRawSync(plain);
    const facts = Buffer.alloc(22);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(plain), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(plain.length, 18);
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(path.length, 0);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, lengths, path, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), facts, lengths, tail, path]),
    );
    bodies.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

function office(kind: string, folder: string, main: string): Buffer {
  const types =
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    `<Override PartName="/${folder}/${main}" ContentType="${kind}.main+xml"/></Types>`;
  return zip([
    ['[Content_Types].xml', types],
    ['_rels/.rels', '<Relationships/>'],
    [`${folder}/${main}`, '<document/>'],
  ]);
}

const hex = (text: string, rest = '') =>
  Buffer.concat([Buffer.from(text, 'hex'), Buffer.from(rest)]);
const box = (brand: string) =>
  Buffer.concat([
    hex('00000018'),
    Buffer.from(`ftyp${brand}`),
    hex('00000000'),
    Buffer.from('isommp42'),
  ]);
const wav = () => {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  return head;
};

/** The smallest file of each kind that is taken as it is (pictures are drawn in tests). */
export const documents = {
  pdf: { mime: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n') },
  docx: {
    mime: `${OFFICE}.wordprocessingml.document`,
    bytes: office(`${OFFICE}.wordprocessingml.document`, 'word', 'document.xml'),
    withMacros: office('application/vnd.ms-word.document.macroEnabled', 'word', 'document.xml'),
    zip,
  },
  pptx: {
    mime: `${OFFICE}.presentationml.presentation`,
    bytes: office(`${OFFICE}.presentationml.presentation`, 'ppt', 'presentation.xml'),
  },
  xlsx: {
    mime: `${OFFICE}.spreadsheetml.sheet`,
    bytes: office(`${OFFICE}.spreadsheetml.sheet`, 'xl', 'workbook.xml'),
  },
  odt: {
    mime: 'application/vnd.oasis.opendocument.text',
    bytes: zipStoredFirst('application/vnd.oasis.opendocument.text'),
  },
  mp3: { mime: 'audio/mpeg', bytes: hex('fffb9064', '\u0000'.repeat(413)) },
  m4a: { mime: 'audio/mp4', bytes: box('M4A ') },
  wav: { mime: 'audio/wav', bytes: wav() },
  mp4: { mime: 'video/mp4', bytes: box('isom') },
  txt: { mime: 'text/plain; charset=utf-8', bytes: Buffer.from('Mi año favorito\n') },
};

/** OpenDocument says what it is in its first part, which is not packed. */
function zipStoredFirst(mime: string): Buffer {
  const name = Buffer.from('mimetype');
  const body = Buffer.from(mime);
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt32LE(crc32(body), 10);
  head.writeUInt32LE(body.length, 14);
  head.writeUInt32LE(body.length, 18);
  head.writeUInt16LE(name.length, 22);
  return Buffer.concat([
    Buffer.from('PK\u0003\u0004'),
    head,
    name,
    body,
    zip([['content.xml', '<x/>']]),
  ]);
}
