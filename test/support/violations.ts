import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export interface Look {
  /** Selectors of what alone is looked at, and of what is left out. */
  include?: string[];
  exclude?: string[];
  /** Only these rules of axe, instead of all of WCAG 2.2 AA. */
  rules?: string[];
}

/** What axe finds wrong on a page: the rule that is broken, and where. */
export async function violations(
  page: Page,
  { include = [], exclude = [], rules }: Look = {},
): Promise<string[]> {
  // No page of ours shows one of somebody else, so axe can run in the page alone, in half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  for (const each of include) axe.include(each);
  for (const each of exclude) axe.exclude(each);
  const found = await (rules ? axe.withRules(rules) : axe.withTags(WCAG_22_AA)).analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
