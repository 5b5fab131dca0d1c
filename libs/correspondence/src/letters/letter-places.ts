import type { LetterSize } from './letter.js';
import type { PageRoom } from './paginate.js';

const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** A4, in points. */
export const PAPER = { width: mm(210), height: mm(297) };

/**
 * Where things stand on the first page, in points from its left and top. The address is seen through the window of a DL or
 * C5 envelope folded in the British way; the places are those that GOV.UK Notify asks of a letter, so that it can be sent
 * through it as well: address from 24.6 to 120 mm and from 39.5 to 66.3 mm, sender to its right, body from 95 mm.
 */
export const PLACES = {
  left: mm(25),
  name: { top: mm(14), bottom: mm(37) },
  address: { top: mm(40.5), height: mm(25), width: mm(93), size: 11, lineHeight: 14.5, lines: 7 },
  sender: { left: mm(125), top: mm(40.5), width: mm(68), size: 11, lineHeight: 16 },
  body: { top: mm(95) },
  /** Of the following pages: the running reference, then the text. */
  running: { top: mm(12) },
};

/** How the body is set. */
export interface Setting {
  size: LetterSize;
  /** Large print: 1.5 lines, the sender's details in the same size as all else. */
  large: boolean;
  lineHeight: number;
  width: number;
  room: PageRoom;
  /** Of the page number, points from the top. */
  foot: number;
}

export function settingOf(size: LetterSize): Setting {
  const large = size > 12;
  const lineHeight = size * (large ? 1.5 : 1.4);
  const foot = PAPER.height - mm(12) - lineHeight;
  return {
    size,
    large,
    lineHeight,
    width: PAPER.width - PLACES.left - mm(large ? 20 : 28),
    room: {
      firstTop: PLACES.body.top,
      top: PLACES.running.top + lineHeight + mm(8),
      bottom: foot - Math.max(mm(6), lineHeight * 0.6),
    },
    foot,
  };
}
