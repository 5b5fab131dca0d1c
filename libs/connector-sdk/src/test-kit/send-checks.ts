import type { AnyConnector } from '../connector.js';
import type { Receipt } from '../outgoing-message.js';
import { type ContractCases, type ContractCheck, contractContext } from './contract-cases.js';
import { must, mustEqual, mustFail } from './expectations.js';

export function sendChecks<S>(connector: AnyConnector, cases: ContractCases<S>): ContractCheck[] {
  const send = connector.send?.bind(connector);
  if (!send) return [];
  return (cases.sends ?? []).map(({ name, settings, message, arrange, error }) => ({
    name: `send: ${name}`,
    run: async () => {
      await arrange?.();
      const sending: Promise<Receipt> = send(settings, message, contractContext());
      if (error) {
        mustEqual((await mustFail(sending, name)).name, error, 'the class of the error');
        return;
      }
      const receipt = await sending;
      must(receipt.externalId !== '', 'the receipt has no id');
      must(receipt.detail.trim() !== '', 'the receipt says nothing');
      if (connector.manifest.capabilities.idempotentSend) {
        const again = await send(settings, message, contractContext());
        mustEqual(again.externalId, receipt.externalId, 'the id at the second attempt');
      }
    },
  }));
}

/** What happens where nobody answers. */
export function unreachableChecks<S>(connector: AnyConnector, cases: ContractCases<S>): ContractCheck[] {
  const { unreachable } = cases;
  if (unreachable === undefined) return [];
  const checks: ContractCheck[] = [
    {
      name: 'check says no, with words, where nobody answers',
      run: async () => {
        const result = await connector.check(unreachable, contractContext());
        must(!result.ok, 'it says yes');
        must(result.detail.trim() !== '', 'it says nothing');
      },
    },
  ];
  const { fetch } = connector;
  if (fetch) {
    checks.push({
      name: 'fetch throws one of its own errors where nobody answers',
      run: async () => {
        const reading = (async () => {
          for await (const _ of fetch.call(connector, unreachable, null, contractContext()));
        })();
        await mustFail(reading, 'reading where nobody answers');
      },
    });
  }
  return checks;
}
