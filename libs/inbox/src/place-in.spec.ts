import { isSamePlace, placeIn } from './place-in.js';

test.each([
  ['Missed bin, 4 Mill Lane', '4 Mill Lane'],
  ['Missed bin at 12a Elm Grove again', '12a Elm Grove'],
  ['Pothole in the High Street, by the bank', 'High Street'],
  ['Street light out on Station Road', 'Station Road'],
  ['Noise at SW1A 1AA', 'SW1A 1AA'],
  ['noise, sw1a1aa', 'SW1A 1AA'],
  ["Bins in St Mary's Close", "Mary's Close"],
  ['Street light out', null],
  ['A way to pay my bill', null],
  ['Council tax', null],
  ['', null],
])('%s names %s', (subject, place) => {
  expect(placeIn(subject)).toBe(place);
});

test.each([
  ['4 Mill Lane', '4 mill lane', true],
  ['4 Mill Lane', '5 Mill Lane', false],
  [null, null, false],
])('%s and %s', (a, b, same) => {
  expect(isSamePlace(a, b)).toBe(same);
});
