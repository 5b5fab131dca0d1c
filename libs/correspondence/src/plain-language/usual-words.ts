/** What the composer hints at: sentences that are hard to follow, and words that few people use. */
export interface PlainLanguage {
  /** A sentence with more words than this is long. */
  longestSentence: number;
  words: { word: string; better: string }[];
}

/** What Postroom brings; a manager keeps their own list from there. */
export const USUAL_PLAIN_LANGUAGE: PlainLanguage = {
  longestSentence: 25,
  words: [
    { word: 'additional', better: 'more, extra' },
    { word: 'advise', better: 'tell' },
    { word: 'aforementioned', better: 'this, that' },
    { word: 'ascertain', better: 'find out' },
    { word: 'at your earliest convenience', better: 'as soon as you can' },
    { word: 'commence', better: 'start' },
    { word: 'endeavour', better: 'try' },
    { word: 'facilitate', better: 'help' },
    { word: 'forthwith', better: 'now' },
    { word: 'hereby', better: '(leave it out)' },
    { word: 'in accordance with', better: 'as, by' },
    { word: 'in order to', better: 'to' },
    { word: 'in respect of', better: 'about, for' },
    { word: 'in the event that', better: 'if' },
    { word: 'liaise with', better: 'talk to, work with' },
    { word: 'prior to', better: 'before' },
    { word: 'pursuant to', better: 'under' },
    { word: 'remittance', better: 'payment' },
    { word: 'subsequently', better: 'later, then' },
    { word: 'terminate', better: 'end' },
    { word: 'utilise', better: 'use' },
    { word: 'with regard to', better: 'about' },
  ],
};
