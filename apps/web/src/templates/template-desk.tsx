import { IconArrowLeft } from '@tabler/icons-react';
import { useId, useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { Template } from '#api-client';
import { isManager, useWho } from '../session/who.js';
import { texts } from '../texts.js';
import { MistakeLines, type TemplateMistake } from './mistake-lines.js';
import { PreviewPanel } from './preview-panel.js';
import { type Body, type Jump, SourceEditor } from './source-editor.js';
import classes from './template-desk.module.css';
import type { Part } from './template-draft.js';
import { usePreview } from './use-preview.js';
import { useRealItem } from './use-real-item.js';
import { useTemplateDraft } from './use-template-draft.js';

const words = texts.templates;

export const TITLE = 'template-title';

/** One template: its source on the left, how it reads on the right. */
export function TemplateDesk({ template }: { template: Template }) {
  const readOnly = !isManager(useWho());
  const drafting = useTemplateDraft(template);
  const [item, setItem] = useRealItem();
  const [jump, setJump] = useState<Jump | null>(null);
  const [body, setBody] = useState<Body>('text');
  const wrongId = useId();
  const goTo = (part: Part, { line, column }: TemplateMistake) => {
    if (part !== 'subject') setBody(part);
    setJump({ part, line, column });
  };
  const { key } = template;
  const { sources } = drafting;
  const of = useMemo(() => ({ key, sources, reference: item?.reference ?? null }), [key, sources, item]);
  const preview = usePreview(of, !readOnly);
  return (
    <>
      <div className={classes.head}>
        <Link to="/templates" className={classes.back}>
          <IconArrowLeft size={16} stroke={1.75} aria-hidden="true" />
          {words.all}
        </Link>
        <h2 id={TITLE} tabIndex={-1} className={classes.title}>
          {words.occasion(template.purpose)}
          <small>{words.name(key)}</small>
        </h2>
      </div>
      <div className={classes.desk}>
        <SourceEditor
          template={template}
          drafting={drafting}
          mistakes={preview.mistakes}
          wrongId={wrongId}
          body={body}
          setBody={setBody}
          jump={jump}
          readOnly={readOnly}
          lang="en"
        />
        {!readOnly && (
          <PreviewPanel
            preview={preview}
            lang="en"
            item={item}
            take={setItem}
            mistakes={<MistakeLines id={wrongId} templateKey={key} mistakes={preview.mistakes} goTo={goTo} />}
          />
        )}
      </div>
    </>
  );
}
