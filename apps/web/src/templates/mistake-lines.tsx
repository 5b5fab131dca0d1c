import { IconCircleX } from '@tabler/icons-react';
import type { TemplatePreview } from '#api-client';
import { texts } from '../texts.js';
import classes from './mistake-lines.module.css';
import { type Part, partOf } from './template-draft.js';

const words = texts.templates;

export type TemplateMistake = TemplatePreview['mistakes'][number];

interface Props {
  id: string;
  templateKey: string;
  mistakes: TemplateMistake[];
  goTo: (part: Part, mistake: TemplateMistake) => void;
}

/** What is wrong, each with its place; a press takes the cursor there. */
export function MistakeLines({ id, templateKey, mistakes, goTo }: Props) {
  return (
    <div id={id} role="status">
      {mistakes.length > 0 && (
        <ul className={classes.mistakes}>
          {mistakes.map((mistake, index) => {
            const { file, line, message } = mistake;
            const part = partOf(file, templateKey);
            return (
              <li key={index}>
                <IconCircleX size={16} stroke={1.75} aria-hidden="true" />
                <span>
                  {part ? (
                    <button type="button" onClick={() => goTo(part, mistake)}>
                      {words.place(words.parts[part], line)}
                    </button>
                  ) : (
                    words.place(file, line)
                  )}
                  {': '}
                  {message}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
