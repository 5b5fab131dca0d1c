import type { AnyConnector } from '../connector.js';
import type { ContractCases, ContractCheck } from './contract-cases.js';
import { parseChecks } from './parse-checks.js';
import { sendChecks, unreachableChecks } from './send-checks.js';
import { settingsChecks } from './settings-checks.js';
import { sourceChecks } from './source-checks.js';

/**
 * Everything the host relies on, as named checks for any test framework:
 * `test.each(checks)('$name', ({ run }) => run())`.
 * A connector that passes them can be put into the list.
 */
export function connectorContract<Settings>(
  connector: AnyConnector,
  cases: ContractCases<Settings>,
): ContractCheck[] {
  return [
    ...settingsChecks(connector, cases),
    ...parseChecks(connector, cases),
    ...sourceChecks(connector, cases),
    ...sendChecks(connector, cases),
    ...unreachableChecks(connector, cases),
  ];
}
