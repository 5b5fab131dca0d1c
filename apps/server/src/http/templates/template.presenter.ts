import {
  isPartial,
  type ListedText,
  OWN_LANGUAGE,
  occasionOf,
  type Purpose,
  type TextInLanguage,
  titleOf,
  variableList,
} from '#correspondence';
import type { PresentedTemplate } from './template.schemas.js';

export function presentTemplate(text: ListedText): PresentedTemplate {
  const { key, languages, usedBy, madeHere } = text;
  const [purpose = ''] = key.split('/');
  const english = languages.find(({ language }) => language === OWN_LANGUAGE)?.sources;
  return {
    key,
    purpose,
    title: titleOf(key),
    ...(isPartial(key) ? ofPartial(usedBy) : ofPurpose(purpose as Purpose)),
    source: { subject: english?.subject ?? '', text: english?.text ?? '', html: english?.html ?? null },
    languages: languages.map(presentInLanguage),
    usedBy,
    madeHere,
  };
}

function ofPurpose(purpose: Purpose): Pick<PresentedTemplate, 'occasion' | 'parts' | 'variables'> {
  const { when, social } = occasionOf(purpose);
  const parts: PresentedTemplate['parts'] = ['subject', 'text', 'html'];
  return { occasion: when, parts: social ? [...parts, 'social'] : parts, variables: variableList(purpose) };
}

/** A shared block may use what every template has that it stands in. */
function ofPartial(usedBy: string[]): Pick<PresentedTemplate, 'occasion' | 'parts' | 'variables'> {
  const lists = [...new Set(usedBy.map((key) => key.split('/')[0] as Purpose))].map(variableList);
  const [first = [], ...rest] = lists;
  const inAll = (name: string) => rest.every((list) => list.some((each) => each.name === name));
  return {
    occasion: 'A block that templates share.',
    parts: ['text', 'html'],
    variables: first.filter(({ name }) => inAll(name)),
  };
}

function presentInLanguage({ saved, ...text }: TextInLanguage): PresentedTemplate['languages'][number] {
  return {
    ...text,
    savedAt: saved?.savedAt.toISOString() ?? null,
    savedBy: saved?.savedBy ?? null,
    why: saved?.why ?? null,
    advice: [],
  };
}
