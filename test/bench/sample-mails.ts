import { randomBytes } from 'node:crypto';

const WORDS =
  'the council street please could you tell me when road light path notice garden reply letter weeks since first reported still waiting thank kind regards number house corner school park tree water'.split(
    ' ',
  );

/** A mail as residents write them: headers from two hops and about 2.7 kB in all. */
export function smallMail(n: number): Buffer {
  return Buffer.from(`${headers(n)}Content-Type: text/plain; charset=utf-8\r\n\r\n${prose(n, 300)}\r\n`);
}

/** The same with a 200 kB attachment. */
export function largeMail(n: number): Buffer {
  const content = randomBytes(200_000).toString('base64').replace(/.{76}/g, '$&\r\n');
  return Buffer.from(
    `${headers(n)}Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n` +
      `Content-Type: text/plain; charset=utf-8\r\n\r\n${prose(n, 100)}\r\n--b${n}\r\n` +
      `Content-Type: application/octet-stream; name="photo-${n}.bin"\r\nContent-Disposition: attachment; filename="photo-${n}.bin"\r\n` +
      `Content-Transfer-Encoding: base64\r\n\r\n${content}\r\n--b${n}--\r\n`,
  );
}

function headers(n: number): string {
  return [
    `Return-Path: <resident${n}@people.example>`,
    `Received: from mx.example.org (mx.example.org [192.0.2.7]) by mail.example.org with ESMTPS id q${n}; Fri, 20 Nov 2026 10:00:00 +0000`,
    `Received: from out.people.example (out.people.example [198.51.100.9]) by mx.example.org with ESMTPS id r${n}; Fri, 20 Nov 2026 09:59:58 +0000`,
    `From: Resident ${n} <resident${n}@people.example>`,
    'To: Enquiries <enquiries@example.org>',
    `Subject: A question about ${WORDS[n % WORDS.length]} number ${n}`,
    `Message-ID: <bench.${n}.${process.pid}@people.example>`,
    'Date: Fri, 20 Nov 2026 09:59:57 +0000',
    'MIME-Version: 1.0\r\n',
  ].join('\r\n');
}

function prose(n: number, words: number): string {
  const text = Array.from({ length: words }, (_, i) => WORDS[(i * 7 + n * 13 + i * i) % WORDS.length]);
  return text.join(' ').replace(/(.{60,72}) /g, '$1\r\n');
}
