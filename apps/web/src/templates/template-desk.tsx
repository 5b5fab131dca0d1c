import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { Template } from '#api-client';
import { Segments } from '../frame/segments.js';
import { isManager, useWho } from '../session/who.js';
import { texts } from '../texts.js';
import { LanguageSwitch } from './language-switch.js';
import { SaveBar } from './save-bar.js';
import { TemplateActions } from './template-actions.js';
import classes from './template-desk.module.css';
import { ENGLISH, textIn } from './template-draft.js';
import { type AllTemplates, versionsQuery } from './template-queries.js';
import { TemplateVersionList } from './template-version-list.js';
import { useTemplateDraft } from './use-template-draft.js';
import { WritingDesk } from './writing-desk.js';

const words = texts.templates;
export const TITLE = 'template-title';

interface Props {
  template: Template;
  language: string;
  all: AllTemplates;
}

/** One template in one language: its words and how they read, or what they were. */
export function TemplateDesk({ template, language, all }: Props) {
  const readOnly = !isManager(useWho());
  const text = textIn(template, language);
  // A language that was taken away and comes again goes on counting.
  const { data: versions } = useQuery({ ...versionsQuery(template.key, language), enabled: !text });
  const version = text?.version ?? versions?.items[0]?.version ?? 0;
  const drafting = useTemplateDraft(template, language, version);
  const [query, setQuery] = useSearchParams();
  const part = query.get('part') === 'versions' ? 'versions' : 'words';
  const go = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    setQuery(next, { replace: true });
  };
  return (
    <>
      <div className={classes.head}>
        <Link to="/templates" className={classes.back}>
          <IconArrowLeft size={16} stroke={1.75} aria-hidden="true" />
          {words.all}
        </Link>
        <h2 id={TITLE} tabIndex={-1} className={classes.title}>
          {template.title}
        </h2>
        <p className={classes.quiet}>{template.occasion}</p>
      </div>
      <div className={classes.bar}>
        <LanguageSwitch
          template={template}
          language={language}
          readOnly={readOnly}
          choose={(next) => go({ language: next === ENGLISH ? null : next })}
        />
        <Segments
          label={words.part}
          options={[
            { value: 'words', label: words.deskParts.words },
            { value: 'versions', label: words.deskParts.versions },
          ]}
          value={part}
          onChange={(next) => go({ part: next === 'versions' ? next : null })}
        />
        {!readOnly && <TemplateActions template={template} language={language} version={version} />}
      </div>
      {part === 'versions' ? (
        <TemplateVersionList
          template={template}
          language={language}
          readOnly={readOnly}
          take={(sources) => {
            drafting.take(sources);
            go({ part: null });
          }}
        />
      ) : (
        <WritingDesk
          template={template}
          language={language}
          all={all}
          drafting={drafting}
          readOnly={readOnly}
          save={(mistakes) =>
            drafting.changed && (
              <SaveBar
                template={template}
                language={language}
                version={version}
                drafting={drafting}
                mistakes={mistakes}
              />
            )
          }
        />
      )}
    </>
  );
}
