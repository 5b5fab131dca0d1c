import { Link } from 'react-router';
import type { Template } from '#api-client';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';
import classes from './template-list.module.css';
import { hasDraft } from './use-template-draft.js';

const words = texts.templates;

export const idOfTemplate = (key: string) => `template-${key.replace('/', '-')}`;

/** All templates, by the occasion on which they are sent. */
export function TemplateList({ templates }: { templates: Template[] }) {
  const occasions = [...Map.groupBy(templates, ({ purpose }) => purpose)];
  return occasions.map(([purpose, those]) => (
    <section key={purpose} className={classes.occasion} aria-labelledby={`occasion-${purpose}`}>
      <div>
        <h2 id={`occasion-${purpose}`} className={classes.heading}>
          {words.occasion(purpose)}
        </h2>
        <p className={classes.about}>{words.about(purpose)}</p>
      </div>
      <ul className={classes.templates}>
        {those.map((template) => (
          <Line key={template.key} template={template} />
        ))}
      </ul>
    </section>
  ));
}

function Line({ template }: { template: Template }) {
  const who = useWho();
  const { key, source } = template;
  return (
    <li>
      <Link
        id={idOfTemplate(key)}
        className={classes.open}
        to={{ search: `?template=${encodeURIComponent(key)}` }}
      >
        <span className={classes.name}>{words.name(key)}</span>
        <span className={classes.marks}>
          {hasDraft(who.id, template) && <span data-kind="unsaved">{words.unsaved}</span>}
        </span>
        <span className={classes.beginning}>{source.subject}</span>
      </Link>
    </li>
  );
}
