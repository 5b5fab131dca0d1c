import type { RehearsedDecision, RehearsedItems } from '#api-client';
import { texts } from '../texts.js';
import classes from './rehearsal.module.css';
import { useVocabulary } from './rule-context.js';
import { SankeyPicture } from './sankey-picture.js';

const words = texts.rules.rehearse;
/** Where a message may go that is no queue. */
const PLACES: Record<string, string> = { spam: words.spam, 'not-ours': words.notOurs };
type Difference = RehearsedItems['examples'][number]['differences'][number];

/** What the rules would have done: how many, from where to where, and which. */
export function RehearsalResult({ result }: { result: RehearsedItems }) {
  const { names } = useVocabulary();
  const { items, changed, moves, dates, examples } = result;
  const nameIn = (list: { key: string; name: string }[], key: string) =>
    list.find((each) => each.key === key)?.name ?? key;
  const queueName = (key: string) => PLACES[key] ?? nameIn(names.queues, key);
  const targetName = (key: string) => nameIn(names.targets, key);
  const elsewhere = moves.reduce((sum, { from, to, items: n }) => sum + (from === to ? 0 : n), 0);
  const datesSaid = (Object.keys(words.dates) as (keyof typeof dates)[])
    .filter((which) => dates[which] > 0)
    .map((which) => words.dates[which](dates[which]));
  const said = (what: Difference, decision: RehearsedDecision) => {
    switch (what) {
      case 'queue':
        return queueName(decision.queue);
      case 'targets':
        return decision.targets.map(targetName).join(', ') || words.nothing;
      case 'tags':
        return decision.tags.join(', ') || words.nothing;
      case 'assignment':
        return decision.assignment ? Object.values(decision.assignment).join(' ') : words.nobody;
      case 'redirect':
        return decision.redirect ? nameIn(names.bodies, decision.redirect) : words.ours;
      case 'language':
        return decision.language ? nameIn(names.languages, decision.language) : words.asWritten;
      case 'spam':
        return decision.spam ? words.spam : queueName(decision.queue);
      default:
        return decision[what] ?? words.nothing;
    }
  };
  if (items === 0) return <p>{words.none}</p>;
  if (changed === 0) return <p className={classes.verdict}>{words.same_result(items)}</p>;
  return (
    <div className={classes.result}>
      <p className={classes.verdict}>{words.result(items, elsewhere, changed)}</p>
      {datesSaid.length > 0 && <p className={classes.quiet}>{datesSaid.join(' · ')}</p>}
      <SankeyPicture moves={moves} nameOf={queueName} />
      <h3 className={classes.subheading}>
        {examples.length < changed ? words.first(examples.length) : words.list}
      </h3>
      <ul className={classes.examples}>
        {examples.map(({ reference, subject, differences, before, after }) => (
          <li key={reference}>
            <a href={`/conversations/${reference}`} target="_blank" rel="noreferrer">
              {subject || reference}
            </a>
            <dl className={classes.differences}>
              {differences.map((what) => (
                <div key={what}>
                  <dt>{words.differences[what]}</dt>
                  <dd>
                    <del>
                      <span className="unseen">{words.from} </span>
                      {said(what, before)}
                    </del>{' '}
                    <span aria-hidden="true">→</span>{' '}
                    <ins>
                      <span className="unseen">{words.to} </span>
                      {said(what, after)}
                    </ins>
                  </dd>
                </div>
              ))}
            </dl>
            <details>
              <summary>
                {words.why}
                <span className="unseen">, {subject || reference}</span>
              </summary>
              <Reasons title={words.before} sentences={before.sentences} />
              <Reasons title={words.after} sentences={after.sentences} />
            </details>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Reasons({ title, sentences }: { title: string; sentences: string[] }) {
  return (
    <>
      <h4 className={classes.reasonsTitle}>{title}</h4>
      <ol className={classes.reasons}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </>
  );
}
