import type { Template, TemplateAdvice } from '#api-client';
import { texts } from '../texts.js';
import classes from './found-lines.module.css';
import type { GoTo } from './go-to.js';
import { partOf } from './template-draft.js';

const words = texts.templates.advice;

interface Props {
  template: Template;
  language: string;
  advice: TemplateAdvice[];
  /** In years; null where it cannot be told. */
  readingAge: number | null;
  goTo: GoTo;
}

/** What could be plainer; nothing of it keeps the words from being saved. */
export function AdviceLines({ template, language, advice, readingAge, goTo }: Props) {
  if (advice.length === 0 && readingAge === null) return null;
  return (
    <section className={classes.advice} aria-label={words.title}>
      <h4>{words.title}</h4>
      {readingAge !== null && <p>{words.readingAge(readingAge)}</p>}
      {advice.length > 0 && (
        <ul>
          {advice.map(({ file, line, column, message }, index) => {
            const part = partOf(file, template.key, language);
            return (
              <li key={index}>
                {part && line !== null && (
                  <>
                    <button type="button" onClick={() => goTo(part, line, column ?? 1)}>
                      {texts.templates.place(texts.templates.parts[part], line)}
                    </button>
                    {': '}
                  </>
                )}
                {message}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
