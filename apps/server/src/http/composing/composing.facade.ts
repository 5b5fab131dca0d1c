import { EntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { Channel } from '#channels';
import {
  answeredSubject,
  bodyOf,
  circleOf,
  handedOnSubject,
  MessageWriter,
  messageAbout,
  ownAddresses,
  usualRecipients,
  type WritingTo,
} from '#correspondence';
import type { Person } from '#identity';
import { Attachment, matterOf, seenConversation, whoMaySee } from '#inbox';
import { presentAttachment } from '../conversations/conversation.presenter.js';
import { safeHtml } from '../conversations/safe-html.js';

/** Stands for what is being written while the rest of a message is laid around it. */
const HERE = 'f3b1c0a4-what-is-being-written';

/** An answer as far as it is written. */
interface Written {
  text?: string | undefined;
  html?: string | undefined;
  /** Of whom it goes to. */
  name?: string | undefined;
  /** More is to follow. */
  holding?: boolean | undefined;
}

/** What the composer shows before anything is sent. */
@Injectable()
export class ComposingFacade {
  constructor(
    private readonly em: EntityManager,
    private readonly writer: MessageWriter,
  ) {}

  async recipients(reference: string, caller: Person, how: WritingTo, named: string | undefined) {
    const em = this.em.fork();
    const { id, subject } = await seenConversation(em, reference, caller.id);
    const matter = await matterOf(em, id);
    const answered = await messageAbout(em, how, matter, named);
    const ours = ownAddresses(await em.find(Channel, {}));
    const { hidden } = await circleOf(em, matter, ours);
    const attachments =
      how === 'forward' && answered
        ? await em.find(Attachment, { messageId: answered.id }, { orderBy: { id: 'asc' } })
        : [];
    return {
      ...usualRecipients(how, answered, ours, hidden),
      subject: how === 'forward' ? handedOnSubject(subject) : answeredSubject(subject),
      message: answered?.id ?? null,
      attachments: attachments.map(presentAttachment),
    };
  }

  async colleagues(reference: string, caller: Person) {
    const em = this.em.fork();
    return whoMaySee(em, (await seenConversation(em, reference, caller.id)).queue);
  }

  /** The message as it would go out, and what the template puts around the words. */
  async preview(reference: string, caller: Person, { name, holding = false, ...written }: Written) {
    const em = this.em.fork();
    const conversation = await seenConversation(em, reference, caller.id);
    const wrapped = (body: { text: string; html: string }) =>
      this.writer.words(em, conversation, caller, name, { body, holding });
    const around = await wrapped({ text: HERE, html: `<p>${HERE}</p>` });
    const [before = '', after = ''] = around.text.split(HERE);
    const body = bodyOf(written);
    const whole = body.text ? await wrapped(body) : around;
    return {
      before: before.trim(),
      after: after.trim(),
      text: whole.text.replace(HERE, ''),
      html: whole.html ? safeHtml(whole.html.replace(HERE, '')) : null,
    };
  }
}
