import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Charter, useCharter } from '#api-client';
import { say, sayFailure } from '../conversation/toasts.js';
import { LoadProblem } from '../frame/load-problem.js';
import { texts } from '../texts.js';
import { CharterChanges } from './charter-changes.js';
import { charterDiffQuery } from './charter-queries.js';
import classes from './charters-page.module.css';

const words = texts.charters;

interface Props {
  charter: Charter;
  /** What the charter is called that it is based on; null where it stands alone. */
  baseName: string | null;
  opened: boolean;
  toggle: () => void;
}

export function CharterItem({ charter, baseName, opened, toggle }: Props) {
  const { key, name, summary, inForce } = charter;
  return (
    <li className={classes.charter} aria-label={name}>
      <div className={classes.head}>
        <div className={classes.about}>
          <h2 className={classes.name}>
            {name}
            {inForce && <span className={classes.inUse}>{words.inUse}</span>}
          </h2>
          <p>{summary}</p>
          {baseName && <p className={classes.quiet}>{words.basedOn(baseName)}</p>}
        </div>
        <Button variant="default" aria-expanded={opened} onClick={toggle}>
          {inForce ? words.lookAgain : words.look}
          <span className="unseen">, {name}</span>
        </Button>
      </div>
      {opened && <Difference name={key} title={name} />}
    </li>
  );
}

/** What it would change, and the way to have it so. */
function Difference({ name, title }: { name: string; title: string }) {
  const queries = useQueryClient();
  const { data: diff, error, refetch } = useQuery(charterDiffQuery(name));
  const use = useMutation({
    mutationFn: async () => (await useCharter({ path: { name }, throwOnError: true })).data,
    onSuccess: async () => {
      // Queues, targets, kinds and rules: all that was learned may be otherwise now.
      await queries.invalidateQueries();
      say(words.used(title));
    },
    onError: (failure) => sayFailure(failure),
  });
  if (error) return <LoadProblem error={error} again={() => void refetch()} />;
  if (!diff) return <Skeleton height={80} radius={8} animate={false} />;
  if (diff.same) return <p className={classes.same}>{words.same}</p>;
  return (
    <div className={classes.difference}>
      <CharterChanges changes={diff.changes} />
      <div className={classes.use}>
        <Button loading={use.isPending} onClick={() => use.mutate()}>
          {words.use(title)}
        </Button>
        <p className={classes.quiet}>{words.holds}</p>
      </div>
    </div>
  );
}
