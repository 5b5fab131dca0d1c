import {
  IconAccessible,
  IconBook2,
  IconGridDots,
  IconLanguage,
  IconPhone,
  IconTextIncrease,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Contact } from '#api-client';
import { texts } from '../texts.js';
import { languageName } from './languages.js';
import classes from './person.module.css';

export type Need = Contact['needs'][number];

const words = texts.person;

const ICONS: Record<Need['kind'], TablerIcon> = {
  'large-print': IconTextIncrease,
  braille: IconGridDots,
  'easy-read': IconBook2,
  interpreter: IconLanguage,
  phone: IconPhone,
  other: IconAccessible,
};

/** In which form somebody needs to be answered: a chip each, with its shape and in words. */
export function Needs({ contact: { needs, language } }: { contact: Pick<Contact, 'needs' | 'language'> }) {
  if (needs.length === 0 && !language) return null;
  return (
    <ul className={classes.needs} aria-label={words.needs}>
      {needs.map((need) => {
        const Icon = ICONS[need.kind];
        return (
          <li key={need.kind + need.detail} className={classes.need}>
            <Icon size={15} stroke={1.75} aria-hidden="true" />
            <span>{sayNeed(need)}</span>
          </li>
        );
      })}
      {language && (
        <li className={classes.need}>
          <IconLanguage size={15} stroke={1.75} aria-hidden="true" />
          <span>
            {words.language}: {languageName(language)}
          </span>
        </li>
      )}
    </ul>
  );
}

/** "Large print: 24 point"; of another need only what was written. */
export function sayNeed({ kind, detail }: Need): string {
  if (kind === 'other' && detail) return detail;
  return detail ? `${words.need[kind]}: ${detail}` : words.need[kind];
}
