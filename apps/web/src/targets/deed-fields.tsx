import { Button, NativeSelect } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { teamsQuery } from '../api/queries.js';
import { capital } from '../calendars/calendar-draft.js';
import { texts } from '../texts.js';
import { choiceOf, type Deed, type DeedChoice, deedFrom } from './target-draft.js';
import classes from './target-editor.module.css';

const words = texts.targets;
const MOST = 5;

interface Props<Own extends Deed> {
  title: string;
  deeds: readonly Own[];
  /** What can be chosen here. */
  choices: readonly DeedChoice[];
  wrong: (index: number) => string | undefined;
  onChange: (deeds: Own[]) => void;
}

/** What is done when a moment comes, step after step. */
export function DeedFields<Own extends Deed>({ title, deeds, choices, wrong, onChange }: Props<Own>) {
  const { data: teams = [] } = useQuery(teamsQuery);
  const add = useRef<HTMLButtonElement>(null);
  const [added, setAdded] = useState<number | null>(null);
  // What is offered here is what may stand here.
  const begin = (choice: DeedChoice, team: string) => deedFrom(choice, team) as Own;
  return (
    <fieldset className={classes.section}>
      <legend>{title}</legend>
      {deeds.length === 0 && <p className={classes.quiet}>{words.deedsNone}</p>}
      {deeds.length > 0 && (
        <ol className={classes.steps}>
          {deeds.map((deed, index) => {
            const team = 'team' in deed ? deed.team : null;
            const problem = wrong(index);
            return (
              <li key={index} className={classes.line}>
                <NativeSelect
                  aria-label={words.deed(index + 1, title)}
                  autoFocus={added === index}
                  value={choiceOf(deed)}
                  data={choices.map((value) => ({ value, label: words.deeds[value] }))}
                  onChange={({ currentTarget }) =>
                    onChange(
                      deeds.with(
                        index,
                        begin(currentTarget.value as DeedChoice, team ?? teams[0]?.name ?? ''),
                      ),
                    )
                  }
                />
                {team !== null && (
                  <NativeSelect
                    aria-label={`${words.team}: ${words.deed(index + 1, title)}`}
                    value={team}
                    error={problem && capital(problem)}
                    data={[
                      ...(teams.some(({ name }) => name === team)
                        ? []
                        : [{ value: team, label: team || words.teamChoose }]),
                      ...teams.map(({ name }) => ({ value: name, label: name })),
                    ]}
                    onChange={({ currentTarget }) =>
                      onChange(deeds.with(index, begin(choiceOf(deed), currentTarget.value)))
                    }
                  />
                )}
                <Button
                  variant="subtle"
                  aria-label={words.removeDeed(index + 1, title)}
                  onClick={() => {
                    onChange(deeds.toSpliced(index, 1));
                    add.current?.focus();
                  }}
                >
                  {words.remove}
                </Button>
              </li>
            );
          })}
        </ol>
      )}
      {deeds.length < MOST && (
        <Button
          ref={add}
          variant="default"
          className={classes.add}
          aria-label={words.addDeed(title)}
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => {
            setAdded(deeds.length);
            onChange([...deeds, begin('notify', '')]);
          }}
        >
          {words.addStep}
        </Button>
      )}
    </fieldset>
  );
}
