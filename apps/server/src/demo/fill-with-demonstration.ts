import { EntityManager } from '@mikro-orm/sql';
import type { INestApplicationContext } from '@nestjs/common';
import { ChannelDirectory } from '#channels';
import { type Actor, Conversation, foldTally, Message } from '#inbox';
import { DomainError } from '#shared';
import { allStories } from './all-stories.js';
import { castOf } from './casting.js';
import { Player } from './player.js';
import { SeededRandom } from './seeded-random.js';
import { Stage } from './stage.js';
import type { ColleagueKey } from './story.js';
import { Timetable } from './timetable.js';

const SEED = 2026;
const CHANNEL = 'enquiries';

/**
 * Fills an empty installation with a month of invented traffic, up to now: mails go through the real intake, colleagues
 * work on them, and nothing is sent. The contents are the same at every run; the dates are reckoned from now.
 * @throws DomainError `conflict` where there are conversations already, `not-found` where there is no enquiries channel
 */
export async function fillWithDemonstration(
  app: INestApplicationContext,
  tell: (line: string) => void,
): Promise<{ conversations: number; messages: number }> {
  const em = app.get(EntityManager);
  if ((await em.fork().count(Conversation)) > 0) {
    throw new DomainError(
      'conflict',
      'not-empty',
      'There are conversations in the inbox already: the demonstration only fills an empty installation.',
    );
  }
  const channel = await app.get(ChannelDirectory).get(CHANNEL);
  const people: Map<ColleagueKey, Actor> = await castOf(app, tell);

  const stage = new Stage(app);
  const random = new SeededRandom(SEED);
  const timetable = new Timetable(await stage.dueDates.calendar(), stage.now, random);
  const stories = allStories(random).map((story) => ({ story, begin: timetable.begin(story.begins) }));
  stories.sort((a, b) => a.begin.epochMilliseconds - b.begin.epochMilliseconds);

  tell(`${stories.length} people write in. Nothing is sent to anybody.`);
  const player = new Player(stage, timetable, channel, people);
  for (const { story, begin } of stories) await player.play(story, begin);
  await foldTally(em.fork());

  const counting = em.fork();
  return { conversations: await counting.count(Conversation), messages: await counting.count(Message) };
}
