const LONGEST = 200;

/** Control characters, and the invisible ones that turn the reading direction, with which `fdp.exe` is made to look like `exe.pdf`. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\uFFFD]/gu;
const NOT_IN_NAMES = /[<>:"|?*]/g;
/** Windows gives these to devices, whatever the ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name under which a file can be kept and handed out anywhere: no path, no control or direction characters, at most
 * 200 characters, never empty (`attachment-1.pdf`).
 * @param position counted from 1
 * @param extension without the dot; for a file without a name
 */
export function safeName(sent: string, position: number, extension: string): string {
  const last = sent.split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(HIDDEN, '')
    .replace(NOT_IN_NAMES, '_')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '')
    .replace(/[. ]+$/, '');
  const name = DEVICES.test(clean) ? `_${clean}` : clean;
  return shorten(name || `attachment-${position}.${extension}`);
}

/** Keeps the ending, which says what the file is; never cuts a character in two. */
function shorten(name: string): string {
  if (name.length <= LONGEST) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 20 ? name.slice(dot) : '';
  return `${name
    .slice(0, LONGEST - ending.length)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}${ending}`;
}
