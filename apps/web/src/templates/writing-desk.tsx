import { type ReactNode, useId, useMemo, useState } from 'react';
import type { Template } from '#api-client';
import { texts } from '../texts.js';
import { AdviceLines } from './advice-lines.js';
import type { GoTo } from './go-to.js';
import { blocksInEnglish, englishName, nameOf } from './languages.js';
import { MistakeLines } from './mistake-lines.js';
import { PreviewPanel } from './preview-panel.js';
import { type Jump, SourceEditor } from './source-editor.js';
import classes from './template-desk.module.css';
import { type TextPart, textIn } from './template-draft.js';
import type { AllTemplates } from './template-queries.js';
import { usePreview } from './use-preview.js';
import { useRealItem } from './use-real-item.js';
import type { TemplateDrafting } from './use-template-draft.js';

const words = texts.templates;

interface Props {
  template: Template;
  language: string;
  all: AllTemplates;
  drafting: TemplateDrafting;
  readOnly: boolean;
  /** How many mistakes there are, for what saves it. */
  save: (mistakes: number) => ReactNode;
}

/** The words on the left, on the right how they read. */
export function WritingDesk({ template, language, all, drafting, readOnly, save }: Props) {
  const { key } = template;
  const { sources } = drafting;
  const [item, setItem] = useRealItem();
  const [on, setOn] = useState<string | null>(null);
  const [shownPart, setShownPart] = useState<TextPart>('text');
  const [jump, setJump] = useState<Jump | null>(null);
  const wrongId = useId();
  const reference = item?.reference ?? null;
  const of = useMemo(
    () => ({ key, language, sources, reference, on }),
    [key, language, sources, reference, on],
  );
  const preview = usePreview(of, !readOnly);
  const inUse = textIn(template, language);
  const mistakes = readOnly ? (inUse?.mistakes ?? []) : preview.mistakes;
  const goTo: GoTo = (part, line, column) => {
    if (part !== 'subject') setShownPart(part);
    setJump({ part, line, column });
  };
  const english = blocksInEnglish(sources, language, all.partials);
  return (
    <div className={classes.desk} data-alone={readOnly || undefined}>
      <div className={classes.words}>
        {readOnly && <p className={classes.quiet}>{words.readOnly}</p>}
        {!inUse && <p className={classes.note}>{words.fromEnglish(englishName(language))}</p>}
        {inUse?.fellBack && <p className={classes.note}>{words.fellBack}</p>}
        {english.length > 0 && (
          <p className={classes.quiet}>{words.blocksInEnglish(englishName(language), english)}</p>
        )}
        <SourceEditor
          template={template}
          language={language}
          partials={all.partials.map(nameOf)}
          drafting={drafting}
          mistakes={mistakes}
          wrongId={wrongId}
          shownPart={shownPart}
          setShownPart={setShownPart}
          jump={jump}
          readOnly={readOnly}
        />
        {save(preview.mistakes.length)}
      </div>
      {!readOnly && (
        <PreviewPanel
          language={language}
          social={template.parts.includes('social')}
          within={all.items.filter(({ key }) => template.usedBy.includes(key))}
          preview={preview}
          item={item}
          setItem={setItem}
          setOn={setOn}
          mistakes={
            <MistakeLines
              id={wrongId}
              template={template}
              language={language}
              mistakes={mistakes}
              goTo={goTo}
            />
          }
          advice={
            <AdviceLines
              template={template}
              language={language}
              advice={preview.data?.advice ?? []}
              readingAge={preview.data?.readingAge ?? null}
              goTo={goTo}
            />
          }
        />
      )}
    </div>
  );
}
