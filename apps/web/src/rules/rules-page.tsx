import { Button, Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Rules, RuleVocabulary } from '#api-client';
import { LoadProblem } from '../frame/load-problem.js';
import { Page } from '../frame/page.js';
import { Segments } from '../frame/segments.js';
import { texts } from '../texts.js';
import { FindingLines } from './finding-lines.js';
import { RehearsalPanel } from './rehearsal-panel.js';
import { REST, RestRow } from './rest-row.js';
import { VocabularyProvider } from './rule-context.js';
import { RuleList } from './rule-list.js';
import { checkQuery, rulesQuery, vocabularyQuery } from './rule-queries.js';
import { idOfRule } from './rule-row.js';
import { RuleVersionList } from './rule-version-list.js';
import classes from './rules-page.module.css';
import { SaveBar } from './save-bar.js';
import { useRuleDraft } from './use-rule-draft.js';

const words = texts.rules;
const CHECK_AFTER_MS = 250;

/** What decides where a message goes: read, changed, tried on what came in, and put to use. */
export function RulesPage() {
  const rules = useQuery(rulesQuery);
  const vocabulary = useQuery(vocabularyQuery);
  const error = rules.error ?? vocabulary.error;
  if (rules.data && vocabulary.data) return <Desk inUse={rules.data} vocabulary={vocabulary.data} />;
  if (error)
    return (
      <LoadProblem error={error} again={() => void Promise.all([rules.refetch(), vocabulary.refetch()])} />
    );
  return (
    <Page title={words.title} lead={words.lead} wide>
      <Skeleton height={240} radius={8} animate={false} />
    </Page>
  );
}

function Desk({ inUse, vocabulary }: { inUse: Rules; vocabulary: RuleVocabulary }) {
  const drafting = useRuleDraft(inUse);
  const { draft, changed } = drafting;
  const [opened, setOpened] = useState<string | null>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const last = useRef<string | null>(null);
  useEffect(() => {
    // What was open is a line again, or gone: one goes on from there.
    if (last.current && opened === null)
      (document.getElementById(idOfRule(last.current)) ?? adder.current)?.focus();
    last.current = opened;
  }, [opened]);
  const [query, setQuery] = useSearchParams();
  const part = query.get('part') === 'versions' ? 'versions' : 'rules';
  const [settled] = useDebouncedValue(draft, CHECK_AFTER_MS);
  const checked = useQuery({ ...checkQuery(settled), placeholderData: keepPreviousData });
  const findings = checked.data?.items ?? [];
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const known = draft.rules.map(({ key }) => key);
  const general = findings.filter(({ rule }) => rule === null || !known.includes(rule));
  // The check lags behind by a moment: a sentence belongs to its rule, wherever that stands by now.
  const sentenceOf = (key: string) => {
    const index = settled.rules.findIndex((rule) => rule.key === key);
    return checked.data?.sentences[index] ?? null;
  };
  return (
    <VocabularyProvider value={vocabulary}>
      <Page title={words.title} lead={words.lead} wide>
        <div className={classes.bar}>
          <Segments
            label={words.part}
            options={[
              { value: 'rules', label: words.parts.rules },
              { value: 'versions', label: words.parts.versions },
            ]}
            value={part}
            onChange={(next) => setQuery(next === 'versions' ? { part: next } : {}, { replace: true })}
          />
          {part === 'rules' && (
            <Button
              ref={adder}
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden="true" />}
              onClick={() => setOpened(drafting.add(words.newName))}
            >
              {words.add}
            </Button>
          )}
        </div>
        {part === 'versions' ? (
          <RuleVersionList
            inUse={inUse.version}
            take={(version) => {
              drafting.take({ ...version, version: inUse.version });
              setQuery({}, { replace: true });
            }}
          />
        ) : (
          <div className={classes.desk}>
            <div className={classes.list}>
              <RuleList
                drafting={drafting}
                findings={findings}
                sentences={draft.rules.map(({ key }) => sentenceOf(key))}
                opened={opened}
                setOpened={setOpened}
              />
              <RestRow
                defaults={draft.defaults}
                findings={[]}
                opened={opened === REST}
                setOpened={(open) => setOpened(open ? REST : null)}
                onChange={drafting.changeDefaults}
              />
              <FindingLines findings={general} />
              {changed && <SaveBar drafting={drafting} errors={errors} inUse={inUse.version} />}
            </div>
            <RehearsalPanel draft={draft} changed={changed} sound={errors === 0} />
          </div>
        )}
      </Page>
    </VocabularyProvider>
  );
}
