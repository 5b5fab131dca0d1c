export const writing = {
  title: 'How we write',
  lead: 'What the composer does for everybody who answers here.',
  undo: 'Seconds in which a reply can be taken back',
  undoHint: 'A reply goes out once they are over. 0 sends at once.',
  longest: 'Words in a sentence',
  longestHint: 'A longer sentence gets a hint. Most people follow 25.',
  list: 'Words to avoid, and what to write instead',
  listHint: 'One a line: utilise = use',
  wrong: (line: string) => `“${line}” is not a word, an equals sign and a better word.`,
  save: 'Save',
  saved: 'This is how we write from now on.',
} as const;
