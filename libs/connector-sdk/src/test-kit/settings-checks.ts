import { z } from 'zod';
import type { AnyConnector } from '../connector.js';
import type { ContractCases, ContractCheck } from './contract-cases.js';
import { must } from './expectations.js';

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  description?: string;
}

export function settingsChecks<S>(connector: AnyConnector, cases: ContractCases<S>): ContractCheck[] {
  const { manifest } = connector;
  return [
    {
      name: 'the manifest is complete',
      run: async () => {
        must(/^[a-z][a-z0-9-]*$/.test(manifest.id), `id "${manifest.id}" is not lower-case words`);
        must(manifest.name.trim() !== '', 'the name is empty');
        must(manifest.docs === `docs/connectors/${manifest.id}.md`, `docs is "${manifest.docs}"`);
        must(
          manifest.fileTypes.every((ending) => /^\.[a-z0-9]+$/.test(ending)),
          'a file type is not like .eml',
        );
        must(
          Boolean(connector.fetch) === Boolean(connector.list),
          'a source that is fetched can also be listed',
        );
        must(
          !manifest.capabilities.acknowledge || Boolean(connector.send),
          'it acknowledges but cannot send',
        );
      },
    },
    {
      name: 'settings that work are accepted and come out the same when read again',
      run: async () => {
        const once = manifest.settings.parse(cases.goodSettings);
        const twice = manifest.settings.parse(once);
        must(JSON.stringify(once) === JSON.stringify(twice), 'reading them twice changes them');
      },
    },
    ...[null, 42, 'nonsense', [], { 'no such field': true }].map((nonsense) => ({
      name: `settings that are ${JSON.stringify(nonsense)} are refused`,
      run: async () => must(!manifest.settings.safeParse(nonsense).success, 'they are accepted'),
    })),
    ...cases.badSettings.map(({ name, settings, path }) => ({
      name: `settings with ${name} are refused at ${path}`,
      run: async () => {
        const result = manifest.settings.safeParse(settings);
        must(!result.success, 'they are accepted');
        const paths = result.error.issues.map((issue) => issue.path.join('.'));
        must(paths.includes(path), `the refusal names ${paths.join(', ') || 'nothing'}`);
      },
    })),
    {
      name: 'every setting is described, and the secrets are among them',
      run: async () => {
        const schema = z.toJSONSchema(manifest.settings, {
          io: 'input',
          unrepresentable: 'any',
        }) as JsonSchema;
        const fields = fieldsOf(schema);
        must(fields.size > 0, 'there are no settings');
        for (const [name, field] of fields) must(Boolean(field.description), `"${name}" has no description`);
        for (const secret of manifest.secrets)
          must(fields.has(secret), `the secret "${secret}" is no setting`);
      },
    },
  ];
}

function fieldsOf(schema: JsonSchema): Map<string, JsonSchema> {
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return new Map([
    ...Object.entries(schema.properties ?? {}),
    ...parts.flatMap((part) => [...fieldsOf(part)]),
  ]);
}
