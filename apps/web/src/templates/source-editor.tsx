import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Template, TemplateMistake } from '#api-client';
import { Segments } from '../frame/segments.js';
import { texts } from '../texts.js';
import classes from './source-editor.module.css';
import { SourceField } from './source-field.js';
import { offsetOf } from './source-pieces.js';
import { PARTS, type Part, partOf, type TextPart } from './template-draft.js';
import type { TemplateDrafting } from './use-template-draft.js';
import { VariableChips } from './variable-chips.js';

const words = texts.templates;

/** Where the cursor is to go; line and column are from 1. */
export interface Jump {
  part: Part;
  line: number;
  column: number;
}

interface Props {
  template: Template;
  language: string;
  /** The names of the blocks that can be put in. */
  partials: string[];
  drafting: TemplateDrafting;
  mistakes: TemplateMistake[];
  /** The id of what says what is wrong. */
  wrongId: string;
  /** The part that is written beside the subject. */
  shownPart: TextPart;
  setShownPart: (part: TextPart) => void;
  /** Another one each time; to a part whose field is there. */
  jump: Jump | null;
  readOnly: boolean;
}

/** The source of a template, part by part, with all that it can name. */
export function SourceEditor(props: Props) {
  const { template, language, partials, drafting, mistakes, wrongId, shownPart, jump, readOnly } = props;
  const { sources, change } = drafting;
  const [last, setLast] = useState<Part>('text');
  const subject = useRef<HTMLTextAreaElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const fieldOf = (part: Part) => (part === 'subject' ? subject : area).current;
  const placesIn = (part: Part) =>
    mistakes
      .filter(({ file }) => partOf(file, template.key, language) === part)
      .map(({ line, column }) => offsetOf(sources[part] ?? '', line, column));
  const shared = { describedBy: wrongId, readOnly, lang: language };

  useEffect(() => {
    if (!jump) return;
    const { part, line, column } = jump;
    const field = fieldOf(part);
    const at = offsetOf(sources[part] ?? '', line, column);
    field?.focus();
    field?.setSelectionRange(at, at);
  }, [jump]);

  const bodies = PARTS.filter((part) => part !== 'subject').filter((part) => template.parts.includes(part));
  const active = last === 'subject' ? last : shownPart;
  const put = (text: string) => {
    fieldOf(active)?.focus();
    // The browser's own way of typing: it can be undone by key, like everything typed.
    document.execCommand('insertText', false, text);
  };
  return (
    <>
      {template.parts.includes('subject') && (
        <SourceField
          {...shared}
          label={words.parts.subject}
          oneLine
          value={sources.subject ?? ''}
          wrong={placesIn('subject')}
          area={subject}
          onChange={(value) => change('subject', value)}
          onFocus={() => setLast('subject')}
        />
      )}
      <div className={classes.body}>
        <Segments
          label={words.written}
          options={bodies.map((value) => ({ value, label: words.parts[value] }))}
          value={shownPart}
          onChange={props.setShownPart}
        />
        {sources[shownPart] === null ? (
          <div className={classes.missing}>
            <p>{words.missing[shownPart]}</p>
            {!readOnly && (
              <Button variant="default" onClick={() => change(shownPart, '')}>
                {words.addPart[shownPart]}
              </Button>
            )}
          </div>
        ) : (
          <SourceField
            {...shared}
            key={shownPart}
            label={words.parts[shownPart]}
            hideLabel
            value={sources[shownPart]}
            wrong={placesIn(shownPart)}
            area={area}
            onChange={(value) => change(shownPart, value)}
            onFocus={() => setLast(shownPart)}
          />
        )}
      </div>
      <VariableChips
        variables={template.variables}
        partials={active === 'subject' ? [] : partials}
        where={() => ({ source: sources[active] ?? '', at: fieldOf(active)?.selectionStart ?? 0 })}
        put={put}
        readOnly={readOnly}
      />
    </>
  );
}
