import { Kbd, Modal, Switch } from '@mantine/core';
import { Fragment } from 'react';
import { texts } from '../texts.js';
import classes from './keys-dialog.module.css';
import { switchKeys, useKeysSetting } from './keys-setting.js';
import { SHORTCUTS } from './shortcuts.js';

const words = texts.keys;

export function KeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const on = useKeysSetting();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.title}
      size={720}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <div className={classes.columns}>
        {Object.entries(SHORTCUTS).map(([group, shortcuts]) => (
          <section key={group} className={classes.group}>
            <h3 className={classes.heading}>{words.groups[group as keyof typeof SHORTCUTS]}</h3>
            <dl className={classes.list}>
              {shortcuts.map(({ keys, what }) => (
                <div key={what} className={classes.line}>
                  <dt>{what}</dt>
                  <dd>
                    {keys.map((key, index) => (
                      <Fragment key={key}>
                        {index > 0 && ' '}
                        {key.split(' ').map((part, place) => (
                          <Fragment key={part}>
                            {place > 0 && <span className={classes.then}>{words.sequence}</span>}
                            <Kbd>{part}</Kbd>
                          </Fragment>
                        ))}
                      </Fragment>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        className={classes.switch}
        label={words.on}
        description={words.onHint}
        checked={on}
        onChange={(event) => switchKeys(event.currentTarget.checked)}
      />
    </Modal>
  );
}
