import type { EntityManager } from '@mikro-orm/sql';
import type { Temporal } from 'temporal-polyfill';
import type { Channel } from '#channels';
import { type Actor, Message } from '#inbox';
import { answerMail, bounceMail, outOfOfficeMail } from './answering-mail.js';
import { demoMail } from './demo-mail.js';
import type { Stage } from './stage.js';
import type { ColleagueKey, Story, Turn } from './story.js';
import type { Timetable } from './timetable.js';

/** Plays stories on a stage, one after the other. */
export class Player {
  private readonly references = new Map<string, string>();
  private count = 0;

  constructor(
    private readonly stage: Stage,
    private readonly timetable: Timetable,
    private readonly channel: Channel,
    private readonly people: Map<ColleagueKey, Actor>,
  ) {}

  async play(story: Story, begin: Temporal.Instant): Promise<void> {
    let reference = '';
    let first: Buffer = Buffer.alloc(0);
    const scenes = [
      {
        at: begin,
        play: async (em: EntityManager) => {
          first = story.raw ?? this.firstMail(story, begin);
          reference = (await this.stage.takeIn(this.channel, first)).reference ?? '';
          if (reference) await this.stage.followUp(em, reference);
        },
      },
    ];
    let at = begin;
    for (const turn of story.turns) {
      at = this.timetable.next(turn, at);
      // What is still to come has not happened.
      if (at.epochMilliseconds >= this.stage.now.epochMilliseconds) break;
      const moment = at;
      scenes.push({ at, play: (em) => this.turn(em, story, turn, reference, moment, first) });
    }
    await this.stage.story(scenes);
    if (story.key) this.references.set(story.key, reference);
  }

  private async turn(
    em: EntityManager,
    story: Story,
    turn: Turn,
    reference: string,
    at: Temporal.Instant,
    first: Buffer,
  ): Promise<void> {
    const { desk, handling, replies } = this.stage;
    const actor = this.person(('by' in turn ? turn.by : undefined) ?? story.handler);
    switch (turn.does) {
      case 'take':
        await desk.assign(reference, actor, actor);
        await desk.work(reference, null, undefined, async ({ conversation }) => conversation.read());
        break;
      case 'assign':
        await desk.assign(reference, actor, this.person(turn.to));
        break;
      case 'note':
        await desk.note(reference, actor, turn.text);
        break;
      case 'answer':
        await replies.reply(reference, actor, { text: turn.text, after: turn.leaves });
        await this.stage.followUp(em, reference);
        break;
      case 'transfer':
        await desk.transfer(reference, actor, turn.queue);
        break;
      case 'wait-for-others':
        await desk.wait(reference, actor, 'others');
        break;
      case 'resolve':
        await desk.resolve(reference, actor);
        break;
      case 'tag':
        await handling.tag(reference, actor, { add: turn.tags });
        break;
      case 'snooze': {
        const now = this.stage.now.epochMilliseconds;
        const due = await desk.work(
          reference,
          null,
          undefined,
          async ({ conversation }) => conversation.dueAt,
        );
        // Nobody can sleep past what is promised, and some charters promise it sooner.
        const until = Math.min(now + turn.days * 24 * 3600_000, due?.getTime() ?? Number.POSITIVE_INFINITY);
        if (until > now) await handling.snooze(reference, actor, new Date(until));
        break;
      }
      case 'spam':
        await handling.spam(reference, actor);
        break;
      case 'arrive-again':
        await this.stage.takeIn(this.channel, first);
        break;
      default:
        await this.mailIn(em, story, turn, reference, at);
    }
  }

  private async mailIn(
    em: EntityManager,
    story: Story,
    turn: Extract<Turn, { does: 'write' | 'out-of-office' | 'bounce' }>,
    reference: string,
    at: Temporal.Instant,
  ): Promise<void> {
    const ours = await this.ourLast(em, reference);
    const date = this.timetable.local(at);
    const envelope = { from: story.writer, to: this.address(), date, messageId: this.messageId(story) };
    const mail =
      turn.does === 'bounce'
        ? bounceMail(envelope, ours)
        : turn.does === 'out-of-office'
          ? outOfOfficeMail(envelope, ours, turn.text)
          : answerMail(envelope, ours, turn.letter, turn.quotes ?? false);
    const { reference: into } = await this.stage.takeIn(this.channel, mail);
    if (into) await this.stage.followUp(em, into);
  }

  private firstMail(story: Story, begin: Temporal.Instant): Buffer {
    const named = story.mentions && this.references.get(story.mentions);
    const subject = named ? `${story.letter.subject} ${named}` : story.letter.subject;
    return demoMail(
      {
        from: story.writer,
        to: this.address(),
        date: this.timetable.local(begin.subtract({ seconds: 3 })),
        messageId: this.messageId(story),
      },
      { ...story.letter, subject },
    );
  }

  private async ourLast(em: EntityManager, reference: string): Promise<Message> {
    return em.findOneOrFail(
      Message,
      { direction: 'outbound', subject: { $like: `%${reference}%` } },
      { orderBy: { at: 'desc' } },
    );
  }

  private messageId({ writer }: Story): string {
    this.count++;
    return `demo-${String(this.count).padStart(4, '0')}@${writer.address.split('@')[1]}`;
  }

  private address(): string {
    const { address } = this.channel.settings;
    return typeof address === 'string' ? address : 'enquiries@example.org';
  }

  /** Where nobody has an account yet, what would be theirs is done by a colleague. */
  private person(key: ColleagueKey): Actor {
    const person = this.people.get(key) ?? this.people.get('bea');
    if (!person) throw new Error(`There is nobody to play "${key}".`);
    return person;
  }
}
