import Sequencer from '@jest/test-sequencer';

/** They run the product as a process, or a browser: begun last, the longest would leave the other workers idle. */
const SLOW = /[\\/]test[\\/](system|e2e)[\\/]/;
const SLOWEST = /[\\/](crash|web-accessible|web-composer|web-overdue|demo|first-start)\.spec\.ts$/;

/** Slow files first; jest knows them by earlier runs only, and a clean machine has had none. */
export default class extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => (SLOWEST.test(path) ? 2 : SLOW.test(path) ? 1 : 0);
    return [...super.sort(tests)].sort((one, other) => rank(other) - rank(one));
  }
}
