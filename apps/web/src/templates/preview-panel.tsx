import { Button, NativeSelect } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Template } from '#api-client';
import { HtmlFrame } from '../conversation/html-frame.js';
import { PlainText } from '../conversation/plain-text.js';
import { Mistake } from '../frame/mistake.js';
import { Segments } from '../frame/segments.js';
import { texts } from '../texts.js';
import { ItemPicker } from './item-picker.js';
import { englishName } from './languages.js';
import { LetterPreview } from './letter-preview.js';
import classes from './preview-panel.module.css';
import { SocialPreview } from './social-preview.js';
import type { Preview } from './use-preview.js';
import type { RealItem } from './use-real-item.js';

const words = texts.templates.preview;

type Form = keyof typeof words.forms;

interface Props {
  language: string;
  /** It can have words for social networks. */
  social: boolean;
  /** Of a shared block, the templates that put it in. */
  within: Template[];
  preview: Preview;
  item: RealItem | null;
  setItem: (item: RealItem | null) => void;
  /** Of a shared block, the template that it is shown in. */
  setOn: (key: string | null) => void;
  /** What is wrong, and what could be better. */
  mistakes: ReactNode;
  advice: ReactNode;
}

/** How a template reads, in each form that it is sent in. */
export function PreviewPanel(props: Props) {
  const { language, social, within, preview, item, mistakes, advice } = props;
  const { data, rendered, stale, waiting, error, again } = preview;
  const [form, setForm] = useState<Form>('email');
  const [picking, setPicking] = useState(false);
  const forms: Form[] = ['email', 'text', ...(social ? (['social'] as const) : []), 'letter', 'large'];
  const onPaper = form === 'letter' || form === 'large';
  const spoken = data?.language ?? language;
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
      {within.length > 1 && (
        <NativeSelect
          label={words.within}
          value={data?.key ?? ''}
          data={within.map(({ key, title }) => ({ value: key, label: title }))}
          onChange={({ currentTarget }) => props.setOn(currentTarget.value)}
        />
      )}
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
      {stale && !onPaper && <p className={classes.stale}>{words.stale}</p>}
      {spoken !== language && <p className={classes.stale}>{words.inEnglish(englishName(language))}</p>}
      {!rendered && !error && !onPaper && (
        <p className={classes.quiet}>{waiting ? words.waiting : words.none}</p>
      )}
      {rendered && !onPaper && (
        <div className={classes.shown} aria-busy={waiting}>
          {form === 'email' && <Email rendered={rendered} lang={spoken} />}
          {form === 'text' && <PlainText text={rendered.text} lang={spoken} />}
          {form === 'social' && (
            <SocialPreview post={rendered.social} lengths={data?.lengths ?? []} lang={spoken} />
          )}
        </div>
      )}
      {onPaper && (
        <LetterPreview of={preview.of} large={form === 'large'} wrong={preview.mistakes.length > 0} />
      )}
      {item && data && data.fromExamples.length > 0 && (
        <p className={classes.quiet}>{words.fromExamples(data.fromExamples)}</p>
      )}
      {advice}
      {picking && <ItemPicker take={props.setItem} close={() => setPicking(false)} />}
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
