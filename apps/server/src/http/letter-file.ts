import { StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { LETTER_SIZES, type PrintedLetter } from '#correspondence';

export const letterSizeSchema = z
  .literal(LETTER_SIZES)
  .describe('Of the print, in points: 12, or 16, 18, 22, 28 for large print');

export const LETTER_DESCRIPTION =
  'A4, tagged for screen readers. `Missing-Characters` names those that could not be printed, percent-encoded.';

/** Characters named in the header; more would not help anybody. */
const MOST_NAMED = 100;

/** A letter that a browser shows by itself. */
export function letterFile(
  { pdf, missing }: PrintedLetter,
  name: string,
  response: Response,
): StreamableFile {
  const named = encodeURIComponent(missing.slice(0, MOST_NAMED).join(''));
  response.set({
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
    ...(named ? { 'Missing-Characters': named } : {}),
  });
  const disposition = `inline; filename="${name.replace(/[^\w-]+/g, '-')}.pdf"`;
  return new StreamableFile(pdf, { type: 'application/pdf', disposition, length: pdf.length });
}
