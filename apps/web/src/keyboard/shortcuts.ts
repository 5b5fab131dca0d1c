/** One shortcut as the help lists it. A sequence is written with a space: `g m`. */
export interface Shortcut {
  keys: string[];
  what: string;
}

/** Every key of the app, in the order in which the help shows them; docs/guide-advisor.md lists the same. */
export const SHORTCUTS: Record<'list' | 'conversation' | 'go' | 'everywhere', Shortcut[]> = {
  list: [
    { keys: ['j', 'k'], what: 'Next, previous conversation' },
    { keys: ['o', 'Enter'], what: 'Open it' },
    { keys: ['/'], what: 'Search' },
  ],
  conversation: [
    { keys: ['r'], what: 'Reply' },
    { keys: ['n'], what: 'Write a note' },
    { keys: ['i'], what: 'Assign to me' },
    { keys: ['a'], what: 'Assign to somebody' },
    { keys: ['t'], what: 'Move to a queue' },
    { keys: ['w'], what: 'Wait' },
    { keys: ['e'], what: 'Mark done' },
    { keys: ['Shift+e'], what: 'Reopen' },
    { keys: ['y'], what: 'Why it is here' },
    { keys: ['d'], what: 'Dates' },
    { keys: ['p'], what: 'Person' },
    { keys: ['.'], what: 'Copy the reference' },
    { keys: ['u', 'Escape'], what: 'Back to the list' },
    { keys: ['Ctrl+Enter', '⌘+Enter'], what: 'Send what is written' },
  ],
  go: [
    { keys: ['g m'], what: 'My work' },
    { keys: ['g u'], what: 'Unassigned' },
    { keys: ['g t'], what: 'Due today' },
    { keys: ['g o'], what: 'Overdue' },
    { keys: ['g w'], what: 'Waiting' },
    { keys: ['g a'], what: 'All open' },
    { keys: ['g c'], what: 'Channels' },
  ],
  everywhere: [
    { keys: ['z'], what: 'Undo the last action' },
    { keys: ['?'], what: 'This list' },
  ],
};
