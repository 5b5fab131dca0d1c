import type { Message } from '#inbox';
import { dayOfInFull } from '#targets';
import { htmlFromText } from './templates/index.js';

/** Past this a mail is not read to its end; the original stays here whole. */
const MOST = 90_000;

/** A message as it stands in one that hands it on: who wrote it, when, and its words. Its HTML is the writer's, and stays here. */
export function forwardedOriginal(message: Message, timeZone: string): { text: string; html: string } {
  const from = message.from ? `${message.from.name} <${message.from.address}>`.trim() : 'unknown';
  const heading = [
    `From: ${from}`,
    `Date: ${dayOfInFull(message.sentAt ?? message.at, timeZone)}`,
    `Subject: ${message.subject}`,
    ...(message.to.length > 0 ? [`To: ${message.to.map(({ address }) => address).join(', ')}`] : []),
  ];
  const words = message.text.trim() || '(no text)';
  const cut =
    words.length > MOST ? `${words.slice(0, MOST).toWellFormed()}\n\n(The rest is left out here.)` : words;
  const text = `${heading.map((line) => line.replace(/\s+/g, ' ')).join('\n')}\n\n${cut}`;
  return { text, html: htmlFromText(text) };
}
