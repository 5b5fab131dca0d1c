const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** One page with a line on it. */
const PDF = [
  '%PDF-1.4',
  '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj',
  '2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj',
  '3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>> endobj',
  '4 0 obj <</Length 45>> stream',
  'BT /F 18 Tf 20 100 Td (Words in the PDF) Tj ET',
  'endstream endobj',
  '5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj',
  'trailer <</Root 1 0 R>>',
].join('\n');

/** A mail with a picture, a PDF and a text file, as a mail program sends it. */
export function mailWithFiles(): string {
  const part = (type: string, name: string, content: string) => [
    '--m',
    `Content-Type: ${type}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(content, type === 'image/png' ? 'base64' : 'utf8').toString('base64'),
  ];
  return [
    'From: Ann Writer <ann@example.com>',
    'To: enquiries@example.org',
    'Subject: Street light out, 4 Mill Lane',
    'Date: Thu, 2 Apr 2026 09:00:00 +0100',
    'Message-ID: <files@example.com>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=m',
    '',
    '--m',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Here are the papers.',
    ...part('image/png', 'photo.png', PICTURE),
    ...part('application/pdf', 'letter.pdf', PDF),
    ...part('text/plain', 'notes.txt', 'Words in the text file'),
    '--m--',
    '',
  ].join('\r\n');
}
