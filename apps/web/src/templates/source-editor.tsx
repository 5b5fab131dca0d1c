import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Template } from '#api-client';
import { Segments } from '../frame/segments.js';
import { texts } from '../texts.js';
import type { TemplateMistake } from './mistake-lines.js';
import classes from './source-editor.module.css';
import { SourceField } from './source-field.js';
import { offsetOf } from './source-pieces.js';
import { type Part, partOf } from './template-draft.js';
import type { TemplateDrafting } from './use-template-draft.js';
import { VariableChips } from './variable-chips.js';

const words = texts.templates;

/** The parts that take the same field in turn. */
const BODIES = ['text', 'html'] as const;
export type Body = (typeof BODIES)[number];

/** Where the cursor is to go. */
export interface Jump {
  part: Part;
  line: number;
  column: number;
}

interface Props {
  template: Template;
  drafting: TemplateDrafting;
  mistakes: TemplateMistake[];
  /** The id of what says what is wrong. */
  wrongId: string;
  /** The part that is written beside the subject. */
  body: Body;
  setBody: (body: Body) => void;
  /** Another one each time; to a part whose field is there. */
  jump: Jump | null;
  readOnly: boolean;
  lang: string;
}

/** The source of a template, part by part, with what it can name and what is wrong in it. */
export function SourceEditor({ template, drafting, mistakes, wrongId, jump, ...rest }: Props) {
  const { body, setBody, readOnly, lang } = rest;
  const { sources, change } = drafting;
  const [last, setLast] = useState<Part>('text');
  const subject = useRef<HTMLTextAreaElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const fieldOf = (part: Part) => (part === 'subject' ? subject : area).current;
  const placesIn = (part: Part) =>
    mistakes
      .filter(({ file }) => partOf(file, template.key) === part)
      .map(({ line, column }) => offsetOf(sources[part] ?? '', line, column));

  useEffect(() => {
    if (!jump) return;
    const { part, line, column } = jump;
    const field = fieldOf(part);
    const at = offsetOf(sources[part] ?? '', line, column);
    field?.focus();
    field?.setSelectionRange(at, at);
  }, [jump]);
  const where = last === 'subject' ? 'subject' : body;
  const put = (text: string) => {
    const field = fieldOf(where);
    field?.focus();
    // The browser's own way of typing: it can be undone by key, like everything typed.
    document.execCommand('insertText', false, text);
  };
  return (
    <div className={classes.editor}>
      <SourceField
        label={words.parts.subject}
        oneLine
        value={sources.subject ?? ''}
        wrong={placesIn('subject')}
        describedBy={wrongId}
        readOnly={readOnly}
        lang={lang}
        area={subject}
        onChange={(value) => change('subject', value)}
        onFocus={() => setLast('subject')}
      />
      <div className={classes.body}>
        <Segments
          label={words.part}
          options={BODIES.map((value) => ({ value, label: words.parts[value] }))}
          value={body}
          onChange={setBody}
        />
        {sources[body] === null ? (
          <div className={classes.missing}>
            <p>{words.missing[body]}</p>
            {!readOnly && (
              <Button variant="default" onClick={() => change(body, '')}>
                {words.addPart[body]}
              </Button>
            )}
          </div>
        ) : (
          <SourceField
            key={body}
            label={words.parts[body]}
            hideLabel
            value={sources[body]}
            wrong={placesIn(body)}
            describedBy={wrongId}
            readOnly={readOnly}
            lang={lang}
            area={area}
            onChange={(value) => change(body, value)}
            onFocus={() => setLast(body)}
          />
        )}
      </div>
      <VariableChips
        variables={template.variables}
        partials={[]}
        where={() => ({ source: sources[where] ?? '', at: fieldOf(where)?.selectionStart ?? 0 })}
        put={put}
        readOnly={readOnly}
      />
    </div>
  );
}
