export const keys = {
  title: 'Keyboard shortcuts',
  on: 'Keyboard shortcuts are on',
  onHint: 'Switch them off if single keys get in the way, for example with speech input.',
  close: 'Close',
  groups: {
    list: 'In the list',
    conversation: 'In a conversation',
    go: 'Go to',
    everywhere: 'Everywhere',
  },
  sequence: 'then',
} as const;
