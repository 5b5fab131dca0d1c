import { IconCircleX } from '@tabler/icons-react';
import type { Template, TemplateMistake } from '#api-client';
import { texts } from '../texts.js';
import classes from './found-lines.module.css';
import type { GoTo } from './go-to.js';
import { partOf } from './template-draft.js';

const words = texts.templates;

interface Props {
  id: string;
  template: Template;
  language: string;
  mistakes: TemplateMistake[];
  goTo: GoTo;
}

/** What is wrong, each with its place; a press takes the cursor there. */
export function MistakeLines({ id, template, language, mistakes, goTo }: Props) {
  return (
    <div id={id} role="status">
      {mistakes.length > 0 && (
        <ul className={classes.mistakes}>
          {mistakes.map(({ file, line, column, message }, index) => {
            const part = partOf(file, template.key, language);
            return (
              <li key={index}>
                <IconCircleX size={16} stroke={1.75} aria-hidden="true" />
                <span>
                  {part ? (
                    <button type="button" onClick={() => goTo(part, line, column)}>
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
