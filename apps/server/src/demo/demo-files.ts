import { crc32, deflateSync } from 'node:zlib';
import type { LetterFile } from './story.js';

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A picture that stands for a photograph: a sky, a road, and something dark on it. */
export function picture(name: string, width = 320, height = 200): LetterFile {
  const rows: Buffer[] = [];
  for (let y = 0; y < height; y++) {
    const row = Buffer.alloc(1 + width * 3);
    for (let x = 0; x < width; x++) row.set(colour(x / width, y / height), 1 + x * 3);
    rows.push(row);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const content = Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { name, contentType: 'image/png', content };
}

function colour(x: number, y: number): [number, number, number] {
  if (y < 0.4) return [150 + Math.round(y * 100), 190, 225];
  const hole = ((x - 0.55) / 0.14) ** 2 + ((y - 0.72) / 0.09) ** 2 < 1;
  const grey = 120 + Math.round(40 * y) + ((Math.round(x * 320) * 7 + Math.round(y * 200) * 13) % 11);
  return hole ? [45, 42, 40] : [grey, grey, grey + 4];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A page of plain lines as a PDF. */
export function pdf(name: string, lines: string[]): LetterFile {
  const shown = lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj T*`).join('\n');
  const stream = `BT /F1 12 Tf 60 780 Td 18 TL\n${shown}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return { name, contentType: 'application/pdf', content: Buffer.from(text, 'latin1') };
}

export function csv(name: string, rows: string[][]): LetterFile {
  return {
    name,
    contentType: 'text/csv',
    content: Buffer.from(rows.map((row) => `${row.join(',')}\r\n`).join('')),
  };
}
