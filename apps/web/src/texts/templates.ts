const occasions: Record<string, { name: string; about: string }> = {
  acknowledgement: { name: 'Acknowledgement', about: 'The first, automatic message to whoever wrote in.' },
  handover: { name: 'Passed on', about: 'Tells them who has it now.' },
  apology: { name: 'Delay', about: 'Says sorry that it takes longer, why, and until when.' },
  reply: { name: 'Answer', about: 'What stands around the words of an advisor.' },
  forward: { name: 'Forwarded', about: 'What stands around a message that is handed on to somebody else.' },
  digest: { name: 'Digest', about: 'Tells members of staff what they have not read.' },
};

const names: Record<string, string> = {
  'acknowledgement/default': 'The usual one',
  'acknowledgement/complaint': 'For a complaint',
  'acknowledgement/information-request': 'For a request for information',
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const plain = (slug: string) => capital(slug.replaceAll('-', ' '));

export const templates = {
  title: 'Templates',
  lead: 'The words that are sent by themselves, and what stands around those of advisors.',
  occasion: (purpose: string) => occasions[purpose]?.name ?? plain(purpose),
  about: (purpose: string) => occasions[purpose]?.about ?? '',
  /** What a template is called under its occasion. */
  name: (key: string) => {
    const slug = key.slice(key.indexOf('/') + 1);
    return names[key] ?? (slug === 'default' ? 'The usual one' : plain(slug));
  },
  all: 'All templates',
  unsaved: 'not saved yet',
  readOnly: 'Managers change these words; you can read them.',
  parts: { subject: 'Subject', text: 'Plain text', html: 'HTML', social: 'Social post' },
  missing: {
    text: 'There is no plain text.',
    html: 'There is no HTML: the email goes out as plain text alone.',
    social: 'There are no words for social networks: nothing is posted on this occasion.',
  },
  addPart: { text: 'Write a plain text', html: 'Write an HTML version', social: 'Write a post' },
  part: 'What is written',
  variables: 'Put in',
  variablesHint: 'A press puts it where the cursor is. What may be missing comes with its condition.',
  optional: 'may be missing',
  example: (text: string) => `for example ${text}`,
  partials: 'Shared blocks',
  mistakes: (count: number) => (count === 1 ? 'One mistake' : `${count} mistakes`),
  place: (part: string, line: number) => `${part}, line ${line}`,
  preview: {
    title: 'How it reads',
    form: 'How it is sent',
    forms: { email: 'Email', text: 'Plain text', social: 'Social', letter: 'Letter', large: 'Large print' },
    frame: 'The email as it will look',
    on: 'Shown on',
    example: 'made-up details',
    another: 'Choose a real message',
    waiting: 'Being filled in…',
    stale: 'Mend what is wrong to see how it reads now. This is how it read before.',
    none: 'Mend what is wrong to see how it reads.',
    late: 'The server takes too long. Change something to try again.',
    noHtml: 'There is no HTML: the email goes out as plain text alone.',
    again: 'Try again',
  },
  pick: {
    title: 'Show it on a real message',
    lead: 'Nothing is sent. The template is filled with what is known of that message.',
    find: 'A reference, a name or words',
    newest: 'The newest',
    found: 'Found',
    none: 'Nothing was found.',
    example: 'Made-up details',
  },
} as const;
