import type { Part } from './template-draft.js';

/** Takes the cursor to a place in a part; line and column are from 1. */
export type GoTo = (part: Part, line: number, column: number) => void;
