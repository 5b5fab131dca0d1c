import { useQuery } from '@tanstack/react-query';
import type { Editor } from '@tiptap/react';
import { Suspense, useEffect, useRef, useState } from 'react';
import type { Conversation, DraftContent } from '#api-client';
import { lazily } from '../lazily.js';
import { texts } from '../texts.js';
import { chosenMessage, USUAL } from './about.js';
import { AboutLine } from './about-line.js';
import { isAddress } from './address-field.js';
import { useAfterSending, type Way, whileHolding } from './after-sending.js';
import { AttachmentChips } from './attachment-chips.js';
import classes from './composer.module.css';
import { ComposerFoot } from './composer-foot.js';
import { ComposerHead } from './composer-head.js';
import { ComposerNotices, isStale } from './composer-notices.js';
import { cannedRepliesQuery, colleaguesQuery, recipientsQuery } from './composer-queries.js';
import { hasWords } from './draft-keeper.js';
import { GuardStep } from './guard-step.js';
import { loadEditor } from './load-editor.js';
import { noteIn } from './note-in.js';
import { OverlookedStep } from './overlooked-line.js';
import { putCannedReply } from './put-canned-reply.js';
import { Recipients } from './recipients.js';
import { ScheduleForm } from './schedule-form.js';
import { SubjectLine } from './subject-line.js';
import { TemplateLine } from './template-line.js';
import { TypeAhead } from './type-ahead.js';
import type { useDraft, Writing } from './use-draft.js';
import { useFilesDropped } from './use-files-dropped.js';
import { useHolding } from './use-holding.js';
import { useOverlooked } from './use-overlooked.js';
import { newRecipientsIn, type Sending, type useSend } from './use-send.js';
import { useTakesFocus } from './use-takes-focus.js';
import { useUploads } from './use-uploads.js';

const RichEditor = lazily(loadEditor);

/** What is to be sent once the writer has said that it may. */
interface Asking {
  way: Way;
  scheduledFor: string | undefined;
  confirmed: string[];
}

interface Props {
  conversation: Conversation;
  draft: ReturnType<typeof useDraft>;
  writing: Writing;
  setWriting: (writing: Writing) => void;
  send: ReturnType<typeof useSend>;
  /** Where one goes once it is sent. */
  onWay: (way: Way) => void;
  close: () => void;
}

const words = texts.composer;
const addresses = (all: { address: string }[]) => all.map(({ address }) => address);

/** Where one writes. A reply, a reply to all, a forward and a note stand in one place, and none is mistaken for another. */
export function ComposerForm({ conversation, draft, writing, setWriting, send, onWay, close }: Props) {
  const { reference, contact } = conversation;
  const { content, keeper, epoch } = draft;
  const note = writing === 'note';
  const name = contact?.name || contact?.address || texts.list.anyone;
  const [tried, setTried] = useState(false);
  const [scheduling, setScheduling] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [refusedFiles, setRefusedFiles] = useState(false);
  const editor = useRef<Editor | null>(null);
  const form = useRef<HTMLFormElement>(null);
  /** Also before the editor is there, where its place is kept by a plain field. */
  const focusText = () =>
    editor.current ? editor.current.commands.focus() : form.current?.querySelector('textarea')?.focus();
  const takesFocus = useTakesFocus();
  const after = useAfterSending();
  const holding = useHolding(conversation, content, writing);
  const { news, newsNow, mark, acknowledge } = useOverlooked(conversation, draft);
  const change = (patch: Partial<DraftContent>) =>
    keeper.change({ ...patch, writing, ...(note ? {} : mark()) });
  const keepText = (html: string) => change(note ? { note: html } : { html });
  const uploads = useUploads(content.attachments, (next) => {
    const { attachments } = keeper.now().content;
    keeper.change({ attachments: next(attachments), ...mark() });
  });
  const attach = (files: Iterable<File>) => (note ? setRefusedFiles(true) : uploads.add(files));
  useFilesDropped(form, attach);
  const about = chosenMessage(conversation, content, writing);
  useEffect(() => {
    // Chosen while one was writing: one goes on in the text.
    if (about) focusText();
  }, [about?.id]);
  const { data: suggested } = useQuery({
    ...recipientsQuery(reference, note ? 'reply' : writing, about?.id ?? null),
    enabled: !note,
  });
  const { data: colleagues = [] } = useQuery({ ...colleaguesQuery(reference), enabled: note });
  const { data: replies = [] } = useQuery({ ...cannedRepliesQuery, enabled: !note });
  const canned = replies.filter(({ queue }) => !queue || queue === conversation.queue);
  const putCanned = (id: string) => void putCannedReply(id, reference, editor.current);
  const originals = writing === 'forward' ? (suggested?.attachments ?? []) : [];
  const going = originals.filter(({ id }) => content.originals?.includes(id) ?? true);
  const written = note ? content.note : content.html;
  const empty = !hasWords(written) && !(writing === 'forward');
  const usual = suggested && { to: addresses(suggested.to), cc: addresses(suggested.cc) };
  const to = content.to ?? usual?.to ?? [];
  const cc = content.cc ?? usual?.cc ?? [];
  const bcc = content.bcc ?? [];
  const wrong = note ? [] : [...to, ...cc, ...bcc].filter((address) => !isAddress(address));
  const nobody = !note && to.length === 0 && (content.to !== null || suggested !== undefined);
  const label = words.labels[writing](name);

  const rising = uploads.rising.some(({ problem }) => !problem);

  /** @param knowing the writer knows what others have said meanwhile */
  const go = (wanted: Way, scheduledFor?: string, confirmed: string[] = [], knowing = false) => {
    const way = whileHolding(wanted, holding.on);
    setTried(true);
    if (empty || send.isPending || rising || nobody || wrong.length > 0) {
      focusText();
      return;
    }
    const ask = () => setAsking({ way, scheduledFor, confirmed });
    if (!note && !knowing && news.length > 0) {
      ask();
      return;
    }
    onWay(way);
    setScheduling(false);
    const sending: Sending = {
      content: { ...keeper.now().content, writing, message: about?.id ?? null, holding: holding.on },
      // What the conversation suggested is what was seen, whatever comes in meanwhile.
      suggested: note ? undefined : usual,
      ...(note ? { note: noteIn(editor.current, content.note) } : {}),
      after: way === 'next' || note ? 'stay' : way,
      confirmed,
      ...(scheduledFor ? { scheduledFor } : {}),
      draft: !hasWords(note ? content.html : content.note),
    };
    send.mutate(sending, {
      onError: (error) =>
        newRecipientsIn(error).length > 0 || (isStale(error) && newsNow().length > 0)
          ? ask()
          : setAsking(null),
      onSuccess: () => setAsking(null),
    });
  };
  const newcomers = newRecipientsIn(asking && send.error).filter(
    ({ address }) => !asking?.confirmed.includes(address),
  );
  const overtaken = !note && asking !== null && newcomers.length === 0 && news.length > 0;
  const back = () => {
    setAsking(null);
    setScheduling(false);
    send.reset();
    focusText();
  };

  return (
    <form
      ref={form}
      className={classes.form}
      data-writing={writing}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        go(note ? 'stay' : after.way);
      }}
      onKeyDown={(event) => {
        if (event.defaultPrevented) return;
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          go(note ? 'stay' : after.way);
        } else if (event.key === 'Escape') {
          event.stopPropagation();
          close();
        }
      }}
    >
      <ComposerHead
        writing={writing}
        setWriting={(next) => {
          setRefusedFiles(false);
          setWriting(next);
          focusText();
        }}
        close={close}
      />
      {!note && about && (
        <AboutLine
          message={about}
          how={writing}
          takeNewest={() => {
            change({ message: null, ...USUAL });
            focusText();
          }}
        />
      )}
      {!note && <Recipients suggested={suggested} content={content} change={change} />}
      {!note && (
        <SubjectLine
          reference={reference}
          forward={writing === 'forward'}
          subject={content.subject ?? suggested?.subject ?? conversation.subject}
          onChange={(subject) => change({ subject })}
          onDone={() => focusText()}
        />
      )}
      <ComposerNotices
        note={note}
        nobody={tried && nobody}
        rising={tried && rising}
        refusedFiles={note && refusedFiles}
        draft={draft}
        news={note || overtaken ? [] : news}
        acknowledge={() => {
          acknowledge();
          setAsking(null);
          focusText();
        }}
        error={newcomers.length > 0 || overtaken ? null : send.error}
      />
      <Suspense
        fallback={<TypeAhead label={label} html={written} takesFocus={takesFocus} onChange={keepText} />}
      >
        <RichEditor
          key={`${note} ${epoch}`}
          label={label}
          placeholder={note ? words.notePlaceholder : words.placeholders[writing]}
          html={written}
          note={note}
          colleagues={colleagues}
          canned={canned}
          onCanned={putCanned}
          onChange={keepText}
          takesFocus={takesFocus}
          onReady={(ready) => {
            editor.current = ready;
          }}
          onSend={() => go(note ? 'stay' : after.way)}
          onLeave={close}
          onFiles={attach}
        />
      </Suspense>
      {writing === 'forward' && <p className={classes.quiet}>{words.forwardAdds}</p>}
      {!note && (
        <AttachmentChips
          files={[...going, ...content.attachments]}
          rising={uploads.rising}
          remove={(id) =>
            going.some((each) => each.id === id)
              ? change({ originals: going.flatMap((each) => (each.id === id ? [] : each.id)) })
              : uploads.remove(id)
          }
        />
      )}
      {!note && writing !== 'forward' && <TemplateLine conversation={conversation} holding={holding.on} />}
      {newcomers.length > 0 && asking ? (
        <GuardStep
          newcomers={newcomers}
          confirm={() =>
            go(
              asking.way,
              asking.scheduledFor,
              newcomers.map(({ address }) => address),
            )
          }
          back={back}
        />
      ) : overtaken ? (
        <OverlookedStep
          news={news}
          confirm={() => {
            acknowledge();
            go(asking.way, asking.scheduledFor, asking.confirmed, true);
          }}
          back={back}
        />
      ) : scheduling ? (
        <ScheduleForm send={(at) => go('stay', at)} back={back} />
      ) : (
        <ComposerFoot
          note={note}
          holding={holding}
          setHolding={(on) => {
            send.reset();
            change({ holding: on });
          }}
          html={content.html}
          kept={draft.kept}
          replies={canned}
          putCanned={putCanned}
          attach={attach}
          after={after}
          go={go}
          later={() => setScheduling(true)}
          pending={send.isPending}
          disabled={empty}
        />
      )}
    </form>
  );
}
