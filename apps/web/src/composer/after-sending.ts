import { useState } from 'react';
import { keep, kept } from '../kept.js';
import type { After } from './use-send.js';

/** Where one is once it is sent. */
export type Then = 'stay' | 'next' | 'list';
/** A way of sending: what happens to the conversation, and where one goes if that is part of it. */
export type Way = After | 'next';

const WAY = 'after';
const THEN = 'then';
const WAYS: readonly Way[] = ['stay', 'done', 'wait', 'next'];
const THENS: readonly Then[] = ['stay', 'next', 'list'];

/** How this person last sent, and where they went; remembered by this browser. */
export function useAfterSending() {
  const [way, setWay] = useState(() => WAYS.find((each) => each === kept(WAY)) ?? 'stay');
  const [then, setThen] = useState(chosenThen);
  return {
    way,
    then,
    setWay(next: Way) {
      setWay(next);
      keep(WAY, next);
    },
    setThen(next: Then) {
      setThen(next);
      keep(THEN, next);
    },
  };
}

/** What is not answered is not done. */
export function whileHolding(way: Way, holding: boolean): Way {
  return holding && way === 'done' ? 'stay' : way;
}

/** Where this person last chose to go; null: they never did. */
export function chosenThen(): Then | null {
  return THENS.find((each) => each === kept(THEN)) ?? null;
}

/** Until somebody says otherwise, what is done makes room for the next. */
export function whereTo(way: Way, then: Then | null): Then {
  if (way === 'next') return 'next';
  return then ?? (way === 'done' ? 'next' : 'stay');
}
