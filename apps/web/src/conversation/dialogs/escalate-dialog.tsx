import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Conversation } from '#api-client';
import { texts } from '../../texts.js';
import { useHolders } from '../holders.js';
import type { Handling } from '../use-handling.js';
import classes from './dialog.module.css';
import { DialogForm } from './dialog-form.js';
import { TellFields, told, useTelling } from './tell-fields.js';

const words = texts.handling;
const NOBODY = 'nobody';

interface Props {
  conversation: Conversation;
  handling: Handling;
  close: () => void;
}

/** Takes it to stage two: why the answer is not accepted, and who answers now. */
export function EscalateDialog({ conversation, handling, close }: Props) {
  // As it was when one was asked: once it is done there is no stage two to come.
  const [stageTwo] = useState(conversation.stageTwo);
  const { options, holder } = useHolders(stageTwo?.answeredBy);
  const kept = [conversation.assignee, conversation.team].find(
    (each) => each && each.id !== stageTwo?.answeredBy.id,
  );
  const [reason, setReason] = useState('');
  const [telling, setTelling] = useTelling();
  const [who, setWho] = useState(kept?.id ?? NOBODY);
  const [target, setTarget] = useState(stageTwo?.targets[0]?.key ?? null);
  if (!stageTwo || !target) return null;
  const { answeredBy, targets } = stageTwo;
  const name = targets.find(({ key }) => key === target)?.name ?? '';
  return (
    <DialogForm
      title={words.escalate}
      size={520}
      go={words.escalateGo}
      ready={reason.trim() !== ''}
      submit={() =>
        handling.escalate({
          reason: reason.trim(),
          target,
          holder: who === NOBODY ? null : holder(who),
          ...told(telling),
        })
      }
      close={close}
    >
      <p className={classes.lead}>{words.escalateLead(answeredBy.name, name)}</p>
      <Textarea
        label={words.escalateReason}
        description={words.escalateReasonHint}
        data-autofocus
        autosize
        minRows={3}
        maxRows={8}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Select
        label={words.escalateWho}
        searchable
        openOnFocus={false}
        allowDeselect={false}
        data={[
          { value: NOBODY, label: words.escalateNobody },
          ...options.map(({ id, label, disabled = false }) => ({ value: id, label, disabled })),
        ]}
        value={who}
        onChange={(value) => setWho(value ?? NOBODY)}
      />
      {targets.length > 1 && (
        <Select
          label={words.escalateTarget}
          openOnFocus={false}
          allowDeselect={false}
          data={targets.map(({ key, name: label }) => ({ value: key, label }))}
          value={target}
          onChange={setTarget}
        />
      )}
      <TellFields label={words.tellStageTwo} telling={telling} change={setTelling} />
    </DialogForm>
  );
}
