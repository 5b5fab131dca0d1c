export const session = {
  title: 'Sign in',
  email: 'Email address',
  password: 'Password',
  submit: 'Sign in',
  signedOut: 'You have been signed out. Sign in to go on; your drafts are kept on this computer.',
  signOut: 'Sign out',
  setUpTitle: 'Make the first account',
  setUpLead: 'This account can do everything. You can add colleagues afterwards.',
  name: 'Your name',
  passwordHint: 'At least 12 characters. Three or four words make a good one.',
  setUpSubmit: 'Make the account and sign in',
  noToken: 'This set-up link is not complete. Open the whole link that Postroom printed when it started.',
} as const;
