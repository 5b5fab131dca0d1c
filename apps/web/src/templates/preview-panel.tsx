import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { HtmlFrame } from '../conversation/html-frame.js';
import { PlainText } from '../conversation/plain-text.js';
import { Mistake } from '../frame/mistake.js';
import { Segments } from '../frame/segments.js';
import { texts } from '../texts.js';
import { ItemPicker } from './item-picker.js';
import classes from './preview-panel.module.css';
import type { Preview } from './use-preview.js';
import type { RealItem } from './use-real-item.js';

const words = texts.templates.preview;

type Form = keyof typeof words.forms;

interface Props {
  preview: Preview;
  lang: string;
  item: RealItem | null;
  take: (item: RealItem | null) => void;
  /** What is wrong. */
  mistakes: ReactNode;
}

/** How a template reads, in each form that it is sent in. */
export function PreviewPanel({ preview, lang, item, take, mistakes }: Props) {
  const { rendered, stale, waiting, error, again } = preview;
  const [form, setForm] = useState<Form>('email');
  const [picking, setPicking] = useState(false);
  const forms: Form[] = ['email', 'text'];
  return (
    <section className={classes.panel} aria-label={words.title}>
      <div className={classes.head}>
        <h3 className={classes.heading}>{words.title}</h3>
        <p className={classes.on}>
          {words.on} {item ? `${item.reference}, ${item.subject || texts.list.noSubject}` : words.example}
        </p>
        <Button variant="default" size="compact-md" onClick={() => setPicking(true)}>
          {words.another}
        </Button>
      </div>
      {mistakes}
      <Segments
        label={words.form}
        options={forms.map((value) => ({ value, label: words.forms[value] }))}
        value={form}
        onChange={setForm}
      />
      {error && (
        <div className={classes.failed}>
          <Mistake>{error.message}</Mistake>
          <Button variant="default" onClick={again}>
            {words.again}
          </Button>
        </div>
      )}
      {stale && <p className={classes.stale}>{words.stale}</p>}
      {!rendered && !error && <p className={classes.quiet}>{waiting ? words.waiting : words.none}</p>}
      {rendered && (
        <div className={classes.shown} aria-busy={waiting}>
          {form === 'email' && <Email rendered={rendered} lang={lang} />}
          {form === 'text' && <PlainText text={rendered.text} lang={lang} />}
        </div>
      )}
      {picking && <ItemPicker take={take} close={() => setPicking(false)} />}
    </section>
  );
}

function Email({ rendered, lang }: { rendered: NonNullable<Preview['rendered']>; lang: string }) {
  const { subject, text, html } = rendered;
  return (
    <>
      <p className={classes.subject} lang={lang}>
        {subject}
      </p>
      {html ? (
        <HtmlFrame html={html} attachments={[]} pictures={false} lang={lang} title={words.frame} />
      ) : (
        <>
          <p className={classes.quiet}>{words.noHtml}</p>
          <PlainText text={text} lang={lang} />
        </>
      )}
    </>
  );
}
