import { routineStories } from './routine-stories.js';
import type { SeededRandom } from './seeded-random.js';
import { COMPLAINTS } from './stories/complaints.js';
import { INFORMATION_REQUESTS } from './stories/information-requests.js';
import { ODD_MAIL } from './stories/odd-mail.js';
import { SORTING } from './stories/sorting.js';
import { THREADS } from './stories/threads.js';
import type { Story } from './story.js';

/** The whole month, in no order. */
export function allStories(random: SeededRandom): Story[] {
  return [
    ...COMPLAINTS,
    ...INFORMATION_REQUESTS,
    ...THREADS,
    ...ODD_MAIL,
    ...SORTING,
    ...routineStories(random),
  ];
}
