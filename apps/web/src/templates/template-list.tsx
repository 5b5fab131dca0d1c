import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Template } from '#api-client';
import { isManager, useWho } from '../session/who.js';
import { texts } from '../texts.js';
import { languageName } from './languages.js';
import { NewTemplateForm } from './new-template-form.js';
import { addressOfTemplate, idOfTemplate } from './template-address.js';
import { ENGLISH } from './template-draft.js';
import classes from './template-list.module.css';
import { inOrder } from './template-order.js';
import type { Occasion } from './template-queries.js';
import { hasDraft } from './use-template-draft.js';

const words = texts.templates;

interface Props {
  items: Template[];
  partials: Template[];
  /** Those that can have several templates. */
  occasions: Occasion[];
}

/** All templates by the occasion on which they are sent, and the blocks that they share. */
export function TemplateList({ items, partials, occasions }: Props) {
  const manager = isManager(useWho());
  const [adding, setAdding] = useState(false);
  return (
    <>
      {!manager && <p className={classes.quiet}>{words.readOnly}</p>}
      {manager && occasions.length > 0 && !adding && (
        <Button
          className={classes.add}
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => setAdding(true)}
        >
          {words.add}
        </Button>
      )}
      {adding && <NewTemplateForm occasions={occasions} templates={items} close={() => setAdding(false)} />}
      <ul className={classes.templates} aria-label={words.title}>
        {inOrder(items).map((template) => (
          <Line key={template.key} template={template} about={template.occasion} />
        ))}
      </ul>
      {partials.length > 0 && (
        <section className={classes.section} aria-labelledby="shared-blocks">
          <h2 id="shared-blocks" className={classes.heading}>
            {words.partials}
          </h2>
          <p className={classes.quiet}>{words.partialsAbout}</p>
          <ul className={classes.templates}>
            {partials.map((partial) => (
              <Line key={partial.key} template={partial} about={words.usedBy(partial.usedBy.length)} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Line({ template, about }: { template: Template; about: string }) {
  const who = useWho();
  const { key, title, languages, madeHere } = template;
  const mistakes = languages.reduce((sum, each) => sum + each.mistakes.length, 0);
  const from = languages.some((each) => each.from === 'app')
    ? 'app'
    : languages.some((each) => each.from === 'file')
      ? 'file'
      : 'shipped';
  return (
    <li>
      <Link id={idOfTemplate(key)} className={classes.open} to={addressOfTemplate(key)}>
        <span className={classes.name}>{title}</span>
        <span className={classes.marks}>
          {mistakes > 0 && <span data-kind="wrong">{words.mistakes(mistakes)}</span>}
          {hasDraft(who.id, template) && <span data-kind="unsaved">{words.unsaved}</span>}
          {languages
            .filter(({ language }) => language !== ENGLISH)
            .map(({ language }) => (
              <span key={language}>{languageName(language)}</span>
            ))}
          <span data-kind={from === 'shipped' ? 'shipped' : 'changed'}>
            {madeHere ? words.madeHere : words.from[from]}
          </span>
        </span>
        <span className={classes.about}>{about}</span>
      </Link>
    </li>
  );
}
