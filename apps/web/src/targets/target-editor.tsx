import { useState } from 'react';
import type { Target } from '#api-client';
import type { Problem } from '../api/problem.js';
import { texts } from '../texts.js';
import { DeedFields } from './deed-fields.js';
import { ExtensionFields } from './extension-fields.js';
import { PromiseFields } from './promise-fields.js';
import { SaveSection } from './save-section.js';
import type { DeedChoice, TargetDraft } from './target-draft.js';
import classes from './target-editor.module.css';
import { TryPanel } from './try-panel.js';
import { WarningFields } from './warning-fields.js';

const words = texts.targets;
const AT_WARNING = Object.keys(words.deeds) as DeedChoice[];
/** An apology comes before the date has passed. */
const AT_MISS = AT_WARNING.filter((choice) => choice !== 'draft-apology');

interface Props {
  /** Null: a new one. */
  target: Target | null;
  draft: TargetDraft;
  onChange: (draft: TargetDraft) => void;
  /** It was saved, dropped or deleted: nothing is to be done here any more. @param key of what can be looked at now */
  done: (key: string | null) => void;
}

/** One target as it would be: the date follows every change, and nothing holds until it is saved. */
export function TargetEditor({ target, draft, onChange, done }: Props) {
  const [tried, setTried] = useState<Problem | null>(null);
  const [refused, setRefused] = useState<Problem | null>(null);
  const wrong = (path: string) => {
    const fields = [...(refused?.fields ?? []), ...(tried?.fields ?? [])];
    return fields.find((field) => field.path.replace(/^target\./, '') === path)?.message;
  };
  const change = (patch: Partial<TargetDraft>) => {
    setRefused(null);
    onChange({ ...draft, ...patch });
  };
  const fields = { draft, wrong, onChange: change };
  return (
    <div className={classes.editor}>
      <div className={classes.fields}>
        <PromiseFields {...fields} isNew={!target} />
        <WarningFields {...fields} />
        <DeedFields
          title={words.atWarning}
          deeds={draft.atWarning}
          choices={AT_WARNING}
          wrong={(index) => wrong(`atWarning.${index}.team`)}
          onChange={(atWarning) => change({ atWarning })}
        />
        <DeedFields
          title={words.atMiss}
          deeds={draft.atMiss}
          choices={AT_MISS}
          wrong={(index) => wrong(`atMiss.${index}.team`)}
          onChange={(atMiss) => change({ atMiss })}
        />
        <ExtensionFields {...fields} />
      </div>
      <div className={classes.beside}>
        <TryPanel draft={draft} onTried={setTried} />
        <SaveSection target={target} draft={draft} done={done} onRefused={setRefused} />
      </div>
    </div>
  );
}
