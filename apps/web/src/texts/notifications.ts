export const notifications = {
  title: 'For you',
  open: (unread: number) => (unread ? `For you, ${unread} unread` : 'For you'),
  none: 'Nothing new for you.',
  noneHint:
    'Mentions, work that is given to you, dates that run out and messages that did not arrive appear here.',
  older: 'Show older',
  readAll: 'Mark all as read',
  settings: 'Choose what reaches you',
  browserAsk: 'Show them also outside this page',
  kinds: {
    mentioned: 'Somebody mentions me',
    assigned: 'Something is given to me',
    answered: 'A contact answers in what I have',
    followed: 'Something happens in what I follow',
    'due-soon': 'Something of mine is due today',
    overdue: 'Something of mine is overdue',
    'not-delivered': 'A message of mine, or in what I have, did not arrive',
    reminder: 'A reminder, or something comes back',
    'not-looked': 'A channel was not looked at on a working day (managers)',
  },
} as const;
