import { NativeSelect } from '@mantine/core';
import type { Template } from '#api-client';
import { texts } from '../texts.js';
import { languageName, languagesToAdd } from './languages.js';
import { ENGLISH, textIn } from './template-draft.js';

const words = texts.templates;

interface Props {
  template: Template;
  language: string;
  readOnly: boolean;
  choose: (language: string) => void;
}

/** In which language the words are looked at; managers begin one that is not there yet. */
export function LanguageSwitch({ template, language, readOnly, choose }: Props) {
  const option = (value: string) => ({ value, label: languageName(value) });
  const there = template.languages.map((each) => each.language);
  const begun = textIn(template, language) ? [] : [language];
  const rest = languagesToAdd(template).filter((each) => each !== language);
  return (
    <NativeSelect
      label={words.language}
      description={language === ENGLISH ? undefined : words.fallsBack}
      value={language}
      data={[
        ...[...there, ...begun].map(option),
        ...(readOnly ? [] : [{ group: words.addLanguage, items: rest.map(option) }]),
      ]}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    />
  );
}
