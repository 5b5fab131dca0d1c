export interface ReplyText {
  newText: string;
  quotedText: string;
}

export function splitReply(text: string): ReplyText {
  return { newText: text, quotedText: '' };
}
