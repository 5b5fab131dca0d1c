import { useDisclosure } from '@mantine/hooks';
import { Suspense, useState } from 'react';
import type { ListFilter } from '../api/queries.js';
import { useFocusBack } from '../frame/use-focus-back.js';
import { useCommands } from '../keyboard/commands.js';
import { lazily } from '../lazily.js';
import { texts } from '../texts.js';
import classes from './filter-bar.module.css';

const SaveViewDialog = lazily(async () => (await import('./save-view-dialog.js')).SaveViewDialog);

/** For a list that has no name yet. */
export function SaveViewButton({ filter }: { filter: ListFilter }) {
  const focus = useFocusBack();
  const [saving, dialog] = useDisclosure(false, { onClose: focus.giveBack });
  const [asked, setAsked] = useState(false);
  const save = () => {
    focus.keep();
    setAsked(true);
    dialog.open();
  };
  useCommands([{ id: 'save-view', label: texts.views.save, run: save }]);
  return (
    <>
      <button type="button" className={`${classes.text} ${classes.save}`} onClick={save}>
        {texts.views.save}
      </button>
      {asked && (
        <Suspense>
          <SaveViewDialog opened={saving} onClose={dialog.close} filter={filter} />
        </Suspense>
      )}
    </>
  );
}
