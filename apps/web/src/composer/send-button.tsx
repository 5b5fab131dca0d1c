import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { keep, kept } from '../kept.js';
import { texts } from '../texts.js';
import classes from './composer.module.css';
import type { After } from './use-send.js';

const words = texts.composer;
const WAYS: Record<After, string> = { stay: words.send, done: words.sendDone, wait: words.sendWait };
const NAME = 'after';

/** What happens after sending, as this person last chose it. */
export function useKeptAfter(): [After, (after: After) => void] {
  const [after, setAfter] = useState<After>(() => {
    const before = kept(NAME);
    return before === 'done' || before === 'wait' ? before : 'stay';
  });
  return [
    after,
    (next) => {
      setAfter(next);
      keep(NAME, next === 'stay' ? null : next);
    },
  ];
}

interface Props {
  after: After;
  setAfter: (after: After) => void;
  go: (after: After) => void;
  pending: boolean;
  disabled: boolean;
}

export function SendButton({ after, setAfter, go, pending, disabled }: Props) {
  return (
    <Button.Group>
      <Button type="submit" loading={pending} disabled={disabled} title="Ctrl+Enter, ⌘+Enter">
        {WAYS[after]}
      </Button>
      <Menu position="top-end" width={220}>
        <Menu.Target>
          <Button
            className={classes.other}
            px={8}
            aria-label={words.sendOther}
            disabled={disabled || pending}
          >
            <IconChevronUp size={16} stroke={2} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(Object.keys(WAYS) as After[]).map((way) => (
            <Menu.Item
              key={way}
              rightSection={way === after ? <IconCheck size={16} stroke={1.75} /> : null}
              onClick={() => {
                setAfter(way);
                go(way);
              }}
            >
              {WAYS[way]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}
