import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronUp, IconClock } from '@tabler/icons-react';
import { texts } from '../texts.js';
import { type Then, type Way, whileHolding } from './after-sending.js';
import classes from './composer.module.css';

const words = texts.composer;
const WAYS: Record<Way, string> = {
  stay: words.send,
  done: words.sendDone,
  wait: words.sendWait,
  next: words.sendNext,
};
const THENS: Record<Then, string> = { stay: words.thenStay, next: words.thenNext, list: words.thenList };

interface Props {
  way: Way;
  /** More is to follow: then it cannot be done. */
  holding: boolean;
  then: Then;
  setWay: (way: Way) => void;
  setThen: (then: Then) => void;
  go: (way: Way) => void;
  later: () => void;
  pending: boolean;
  disabled: boolean;
}

const mark = (chosen: boolean) => (chosen ? <IconCheck size={16} stroke={1.75} aria-hidden="true" /> : null);

export function SendButton({ way, holding, then, setWay, setThen, go, later, pending, disabled }: Props) {
  const ways = (Object.keys(WAYS) as Way[]).filter((each) => whileHolding(each, holding) === each);
  return (
    <Button.Group>
      <Button type="submit" loading={pending} disabled={disabled} title="Ctrl+Enter, ⌘+Enter">
        {WAYS[way]}
      </Button>
      <Menu position="top-end" width={240}>
        <Menu.Target>
          <Button className={classes.otherWays} px={8} aria-label={words.sendOther} disabled={pending}>
            <IconChevronUp size={16} stroke={2} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {ways.map((each) => (
            <Menu.Item
              key={each}
              disabled={disabled}
              rightSection={mark(each === way)}
              onClick={() => {
                setWay(each);
                go(each);
              }}
            >
              {WAYS[each]}
            </Menu.Item>
          ))}
          <Menu.Item
            disabled={disabled}
            rightSection={<IconClock size={16} stroke={1.75} aria-hidden="true" />}
            onClick={later}
          >
            {words.later}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{words.thenTitle}</Menu.Label>
          {(Object.keys(THENS) as Then[]).map((each) => (
            <Menu.RadioItem
              key={each}
              value={each}
              checked={each === then}
              onChange={() => setThen(each)}
              styles={{ itemIndicator: { display: 'none' } }}
              rightSection={mark(each === then)}
            >
              {THENS[each]}
            </Menu.RadioItem>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}
