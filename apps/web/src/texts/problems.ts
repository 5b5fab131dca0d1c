export const problems = {
  offline: 'The server cannot be reached. What you typed is kept. Check your connection, then try again.',
  title: 'That did not work',
  again: 'Try again',
  load: 'This could not be loaded.',
  page: 'This page ran into a mistake of ours. Nothing you sent is lost.',
  reload: 'Load the page again',
  nowhere: 'There is no page at this address.',
  toInbox: 'Go to the inbox',
} as const;
