import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { type Calendar, deleteCalendar } from '#api-client';
import { DialogForm } from '../conversation/dialogs/dialog-form.js';
import { say } from '../conversation/toasts.js';
import { useFocusBack } from '../frame/use-focus-back.js';
import { texts } from '../texts.js';
import classes from './calendar-editor.module.css';
import { calendarsQuery } from './calendar-queries.js';

const words = texts.calendars.delete;

/** Takes a calendar away, after asking; one that is used says by whom instead. */
export function DeleteCalendar({ calendar, deleted }: { calendar: Calendar; deleted: () => void }) {
  const queries = useQueryClient();
  const focus = useFocusBack();
  const [asking, dialog] = useDisclosure(false, { onOpen: focus.keep, onClose: focus.giveBack });
  const { key, name, own, targets } = calendar;
  if (own) return <p className={classes.quiet}>{words.own}</p>;
  if (targets.length > 0)
    return <p className={classes.quiet}>{words.used(targets.map((each) => each.name))}</p>;
  const submit = async () => {
    await deleteCalendar({ path: { key }, throwOnError: true });
    say(words.deleted(name));
    deleted();
    await queries.invalidateQueries({ queryKey: calendarsQuery.queryKey });
    return true;
  };
  return (
    <>
      <Button variant="default" className={classes.remove} onClick={dialog.open}>
        {words.ask}
      </Button>
      {asking && (
        <DialogForm title={words.title(name)} size={440} go={words.go} submit={submit} close={dialog.close}>
          <p>{words.lead}</p>
        </DialogForm>
      )}
    </>
  );
}
